"""
# Finance: source records to staging

Every month, for each feed of the domain: **land** what was delivered, **check** it with the feed's Great
Expectations suite, **stage** the rows that passed. Feeds: the monthly monitor of the Dedicated Schools Grant, the High
Needs block's spend by cost centre, the High Needs Stability Grant, spend on home to school transport, and what the
council's own children's homes save against the plan.

The run of a month starts early in the next one. Any month can be run again: `airflow backfill create --dag-id finance
--from-date 2026-06-01 --to-date 2026-06-30 --reprocess-behavior completed`. The same delivery gives the same rows.

## Triage

- **`land` failed, NotDelivered**: the file is not in the sources folder; ask the owner the feed's contract names.
- **`land` failed, BadInput about a sheet**: the sheet was renamed; the message lists the sheets that are there.
- **`check` failed, BatchRefused**: figures typed as text are most often the cause; the Data Docs page names the
  column.
"""

from airflow.sdk import DAG, CronPartitionTimetable
from childrens_services.orchestration import run, source

with DAG(
    dag_id="finance",
    description="Land, check and stage the finance feeds",
    doc_md=__doc__,
    schedule=CronPartitionTimetable("0 6 11 * *", timezone="Europe/London", run_offset=-1, key_format="%Y-%m"),
    catchup=False,
    max_active_runs=2,
    params=run.MONTH_PARAM,
    default_args=run.TASK_DEFAULTS,
    tags=["source"],
):
    source.feeds("finance")
