"""
# Statutory returns: every rule, every night

For the SSDA903, the children in need census and the SEND lists: read the return as it is delivered, run every rule of
the Department for Education on it as a Great Expectations suite on PostgreSQL, remember what is to be mended (new,
still open, fixed), write workbooks for the return and for each team, and tell the owner what is new since the night
before. How to read the results: `docs/returns/README.md`.

## Triage

- **a check skipped**: the return is not delivered, or a later day's check is kept already; the message says which. Put
  the files into `returns/<return>/<collection year>/` of the sources.
- **a check failed, BadInput**: the message names file, row and field and says what to do.
- **rules that could not be run** (in the alert, and in `quality.return_rule` with status `crashed`): a fault of the
  rule; the other rules were run. Look at its file in `expectations/returns/<return>/`.
- **many rules not applicable**: `quality.return_rule.reason` says what is missing, such as last year's return or the
  provider lists in `returns/providers/`.
"""

from airflow.sdk import DAG, CronPartitionTimetable
from childrens_services.orchestration import returns, run

with DAG(
    dag_id="statutory_returns",
    description="Check every statutory return by every rule",
    doc_md=__doc__,
    schedule=CronPartitionTimetable("0 3 * * *", timezone="Europe/London", key_format="%Y-%m-%d"),
    catchup=False,
    max_active_runs=1,
    params=run.MONTH_PARAM,
    default_args=run.TASK_DEFAULTS,
    tags=["returns"],
):
    returns.check_returns()
