"""The tasks of the `warehouse` DAG: is the month complete, who is who, dimensions, facts, facts by month, checks."""

from typing import Any

from airflow.sdk import TaskGroup, task
from airflow.sdk.exceptions import AirflowSkipException

from childrens_services import settings
from childrens_services.model import order
from childrens_services.orchestration import assets
from childrens_services.orchestration.run import current_month, one_result


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
    """Recognise each child across services: by shared identifiers, then by names and what else is known."""
    from childrens_services import database
    from childrens_services.model.identity import resolve
    from childrens_services.model.run import prepare

    prepare()
    with database.transaction() as connection:
        return resolve(connection, current_month())


def build(group: str) -> TaskGroup:
    """One task per table of a group, `dimensions`, `facts` or `facts_by_month`, after those of the group it reads."""
    with TaskGroup(group_id=group, prefix_group_id=False) as made:
        read = order.tables(group)
        tasks = {name: _build.override(task_id=name)(name) for name in read}
        for name, before in read.items():
            if before:
                [tasks[each] for each in before] >> tasks[name]
    return made


@task
def settle() -> dict[str, int]:
    """Take out the members of dimensions that no fact refers to any more."""
    from childrens_services.model import run

    return run.settle(settings.local_authority())


@task
def check_warehouse() -> dict[str, int]:
    """Check what was built; what is critical keeps the month from being measured and published."""
    from childrens_services.check import warehouse

    return vars(warehouse.check(current_month()))


@task(outlets=[assets.WAREHOUSE])
def modelled(*, outlet_events: Any = None) -> None:
    """Tell `monthly_kpis` that the month is in the warehouse."""
    outlet_events[assets.WAREHOUSE].add_partitions(current_month())


@one_result()
def _build(table: str) -> dict[str, int]:
    from childrens_services.model import run

    return run.build(table, settings.local_authority())
