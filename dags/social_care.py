"""
# Social care: source records to staging

Every month, for each feed of the domain: **land** what was delivered, **check** it with the feed's Great
Expectations suite, **stage** the rows that passed. Feeds: the Standard Safeguarding Dataset from the
case-management database, the SSDA903 return as CSV files or XML, the children in need census as XML, registers of
homes, foster carers and Family Hubs, and the trackers of strategy discussions and programmes.

The run of a month starts early in the next one. Any month can be run again: `airflow backfill create --dag-id
social_care --from-date 2026-06-01 --to-date 2026-06-30 --reprocess-behavior completed`. The same delivery gives the
same rows.

## Triage

- **`land` failed, SourceUnavailable**: the case-management database went away; the task tries again by itself. If
  it keeps failing, test the connection `social_care_system`.
- **`land` skipped**: an optional module of the SSDA903 was not delivered this month; nothing to do.
- **`land` failed, BadInput on XML**: a DOCTYPE or entity in the file is refused on purpose; export it again
  without.
- **`check` failed, BatchRefused**: open the Data Docs page linked in the alert; what was accepted before stays in
  use.
"""

from airflow.sdk import DAG, CronPartitionTimetable
from childrens_services.orchestration import run, source

with DAG(
    dag_id="social_care",
    description="Land, check and stage the social care feeds",
    doc_md=__doc__,
    schedule=CronPartitionTimetable("0 6 6 * *", timezone="Europe/London", run_offset=-1, key_format="%Y-%m"),
    catchup=False,
    max_active_runs=2,
    params=run.MONTH_PARAM,
    default_args=run.TASK_DEFAULTS,
    tags=["source"],
):
    source.feeds("social_care")
