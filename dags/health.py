"""
# Health: source records to staging

Every month, for each feed of the domain: **land** what was delivered, **check** it with the feed's Great Expectations
suite, **stage** the rows that passed. Feeds: antenatal contacts, births, health visitor reviews, feeding and
ASQ-3 of infants, waits for community services, health advice for EHC needs assessments, and the health of children
looked after.

The run of a month starts early in the next one. Any month can be run again: `airflow backfill create --dag-id health
--from-date 2026-06-01 --to-date 2026-06-30 --reprocess-behavior completed`. The same delivery gives the same rows.

## Triage

- **`land` failed, NotDelivered**: the trust's drop is late. It is due on the 10th; ask the public health data team.
- **`land` failed, BadInput about encoding**: the trust exported as Windows-1252; ask for CSV UTF-8.
- **`check` failed, BatchRefused**: open the Data Docs page linked in the alert; nothing was changed.
- **many rows in quarantine for one review**: reviews dated before birth are most often swapped day and month.
"""

from airflow.sdk import DAG, CronPartitionTimetable
from childrens_services.orchestration import run, source

with DAG(
    dag_id="health",
    description="Land, check and stage the health feeds",
    doc_md=__doc__,
    schedule=CronPartitionTimetable("0 6 11 * *", timezone="Europe/London", run_offset=-1, key_format="%Y-%m"),
    catchup=False,
    max_active_runs=2,
    params=run.MONTH_PARAM,
    default_args=run.TASK_DEFAULTS,
    tags=["source"],
):
    source.feeds("health")
