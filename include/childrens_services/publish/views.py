"""One readable view per programme, and the scorecard, from the files of include/sql/kpi/views."""

from sqlalchemy import Connection

from childrens_services import settings


def create(connection: Connection) -> list[str]:
    """Create the views `kpi.<file name>`, or replace them, which keeps their grants; gives their names.

    A view shows only what its reader may see of the tables behind it. Made by the owner, with every upgrade.
    """
    paths = sorted((settings.SQL / "kpi" / "views").glob("*.sql"))
    for path in paths:
        connection.exec_driver_sql(
            f"create or replace view kpi.{path.stem} with (security_invoker = true) as\n{path.read_text()}"
        )
    return [path.stem for path in paths]
