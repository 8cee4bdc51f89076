"""The tasks of the `statutory_returns` DAG: one return each."""

from datetime import date
from typing import Any

from airflow.sdk import get_current_context
from airflow.sdk.exceptions import AirflowSkipException

from childrens_services import months
from childrens_services.orchestration.run import month_of, one_result

RETURNS = ("ssda903", "cin", "sen")


def check_returns() -> list[Any]:
    """A task per return, none waiting for another."""
    return [_check.override(task_id=f"check_{name}")(name) for name in RETURNS]


def day_of_run() -> date:
    """The day a run is for: its partition key, or the last day of its month where it has only that."""
    written = month_of(get_current_context())
    return date.fromisoformat(written) if len(written) == len("2026-11-26") else months.last_day(written)


@one_result()
def _check(return_name: str) -> dict[str, int]:
    """Run every rule on the return, remember what is to be mended, and tell its owner what is new."""
    from childrens_services.errors import NotDelivered
    from childrens_services.returns import nightly
    from childrens_services.returns.history import LaterCheck

    try:
        return nightly.check(return_name, day_of_run())
    except (NotDelivered, LaterCheck) as nothing_to_do:
        raise AirflowSkipException(str(nothing_to_do)) from nothing_to_do
