"""The tasks of `monthly_kpis`: measure each indicator, then publish the month; and of `freeze_month`."""

from typing import Any

from airflow.sdk import TaskGroup

from childrens_services import settings
from childrens_services.orchestration import assets
from childrens_services.orchestration.run import current_month, one_result


def measure() -> TaskGroup:
    """One task per indicator, one group per programme, from their SQL files."""
    with TaskGroup(group_id="measure", prefix_group_id=False) as group:
        for path in sorted((settings.SQL / "kpi").glob("*/*.sql")):
            if path.parent.name not in ("views", "common"):
                _measure.override(task_id=path.stem)(path.stem)
    return group


@one_result(outlets=[assets.MONTHLY_KPIS])
def publish(*, outlet_events: Any = None) -> dict[str, int]:
    """Make the copy that may be shared, small numbers suppressed."""
    from childrens_services.publish import published

    month = current_month()
    counts = published.publish(month)
    outlet_events[assets.MONTHLY_KPIS].add_partitions(month)
    return counts


@one_result()
def freeze() -> dict[str, int]:
    """Keep the month's figures as they are, under the label of the run."""
    from airflow.sdk import get_current_context

    from childrens_services.measure.freeze import freeze as keep

    return keep(current_month(), str(get_current_context()["params"]["label"]))


@one_result()
def _measure(kpi_id: str) -> dict[str, int]:
    from childrens_services.measure.run import measure

    return measure(kpi_id, current_month())
