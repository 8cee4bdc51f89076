"""What every DAG shares: the month of a run, when to try again, and who is told when a task fails."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from airflow.sdk import ExceptionRetryPolicy, Param, RetryAction, RetryRule, get_current_context, task

# a task whose result is one XCom: a key for each entry too would cost more than the rest of Airflow's book-keeping
one_result = partial(task, multiple_outputs=False)

# a month may be given by hand where the run has no partition key (a manual run in the UI, `dag.test`)
MONTH_PARAM = {
    "month": Param(
        "",
        type="string",
        pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$",
        title="Month",
        description="YYYY-MM; only for a run started by hand without a partition key",
    )
}


def month_of(context: Mapping[str, Any]) -> str:
    """The month a run is for: its partition key, or the parameter. Raises ValueError when it has neither."""
    month = context["dag_run"].partition_key or context["params"].get("month")
    if not month:
        raise ValueError("this run has no month: start it with a partition key or the parameter month (YYYY-MM)")
    return str(month)


def current_month() -> str:
    """The month of the task that is running."""
    return month_of(get_current_context())


def tell_owner(context: Mapping[str, Any]) -> None:
    """Failure callback of every task. A failed check has told those whom it concerns itself, with the counts."""
    from childrens_services import alert
    from childrens_services.errors import BatchRefused, WarehouseRefused

    exception = context.get("exception")
    if isinstance(exception, BatchRefused | WarehouseRefused):
        return
    task_instance = context["task_instance"]
    try:
        month = month_of(context)
    except ValueError:
        month = None
    alert.for_task(
        dag_id=task_instance.dag_id,
        task_id=task_instance.task_id,
        run_id=task_instance.run_id,
        month=month,
        # our own errors name file, row and field and never a value; of any other only the kind is safe to pass on
        error=safe_text(exception),
        link=getattr(task_instance, "log_url", None),
    )


def safe_text(exception: BaseException | str | None) -> str:
    """What may be said outside of an error: all of one of ours, of any other its kind."""
    from childrens_services.errors import DataError, SourceUnavailable

    if isinstance(exception, DataError | SourceUnavailable):
        return f"{type(exception).__name__}: {exception}"
    return type(exception).__name__ if isinstance(exception, BaseException) else "killed"


# a network fault or a lock passes; wrong data stay wrong until they are sent again
RETRY_POLICY = ExceptionRetryPolicy(
    rules=[
        RetryRule(
            exception="childrens_services.errors.DataError",
            action=RetryAction.FAIL,
            reason="the data are at fault: running again without new data cannot help",
        ),
        RetryRule(
            exception=[
                "childrens_services.errors.SourceUnavailable",
                "sqlalchemy.exc.OperationalError",
                "sqlalchemy.exc.InternalError",
                "builtins.OSError",
            ],
            action=RetryAction.RETRY,
            reason="network, disk or lock: worth trying again",
        ),
    ],
    default=RetryAction.FAIL,
)

TASK_DEFAULTS: dict[str, Any] = {
    "owner": "data engineers",
    "retries": 3,
    "retry_delay": timedelta(minutes=2),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=30),
    "retry_policy": RETRY_POLICY,
    "on_failure_callback": tell_owner,
}
