"""The tasks of the `warehouse` DAG: is the month complete, who is who, dimensions, facts."""

from typing import Any

from airflow.sdk import TaskGroup, task
from airflow.sdk.exceptions import AirflowSkipException

from childrens_services import settings
from childrens_services.orchestration import assets
from childrens_services.orchestration.run import current_month, one_result


def tables(prefix: str) -> list[str]:
    """Names of the warehouse tables with that prefix, from their SQL files."""
    return [path.stem for path in sorted((settings.SQL / "warehouse").glob(f"{prefix}*.sql"))]


@task
def sources_there() -> None:
    """Go on only when every required feed has an accepted batch for the month."""
    from childrens_services import database, quality

    month = current_month()
    with database.transaction() as connection:
        missing = quality.missing_feeds(connection, month)
    if missing:
        raise AirflowSkipException(f"{month} is not complete; no accepted batch of: {', '.join(missing)}")


@one_result()
def identity() -> dict[str, int]:
    """Recognise each child across services by the identifiers the feeds share."""
    from childrens_services import database
    from childrens_services.model.identity import resolve

    with database.transaction() as connection:
        return resolve(connection)


def build(prefix: str) -> TaskGroup:
    """One task per table with that prefix."""
    with TaskGroup(group_id={"dim_": "dimensions", "fact_": "facts"}[prefix], prefix_group_id=False) as group:
        for name in tables(prefix):
            _build.override(task_id=name)(name)
    return group


@task(outlets=[assets.WAREHOUSE])
def modelled(*, outlet_events: Any = None) -> None:
    """Tell `monthly_kpis` that the month is in the warehouse."""
    outlet_events[assets.WAREHOUSE].add_partitions(current_month())


@one_result()
def _build(table: str) -> dict[str, int]:
    from childrens_services.model import run

    return run.build(table, settings.local_authority())
