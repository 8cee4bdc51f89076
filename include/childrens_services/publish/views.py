"""Views: one readable per programme, the scorecard, and what is worked out from facts when it is read.

From the files of include/sql/kpi/views and include/sql/warehouse/views.
"""

from sqlalchemy import Connection

from childrens_services import settings


def create(connection: Connection) -> list[str]:
    """Create the views `<schema>.<file name>`, or replace them, which keeps their grants; gives their names.

    A view shows only what its reader may see of the tables behind it. Made by the owner, with every upgrade.
    """
    paths = {f"{path.parts[-3]}.{path.stem}": path for path in sorted(settings.SQL.glob("*/views/*.sql"))}
    for name, path in paths.items():
        connection.exec_driver_sql(
            f"create or replace view {name} with (security_invoker = true) as\n{path.read_text()}"
        )
    return list(paths)
