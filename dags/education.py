"""
# Education: source records to staging

Every month, for each feed of the domain: **land** what was delivered, **check** it with the feed's Great
Expectations suite, **stage** the rows that passed. Feeds: SEN2 person-level modules, advice, reviews, audits and
disputes of education, health and care plans, specialist places and travel, establishments, the school census, weekly
attendance and the registers kept by hand, the early years profile and funded places, and what young people do after 16.

The run of a month starts early in the next one. Any month can be run again: `airflow backfill create --dag-id
education --from-date 2026-06-01 --to-date 2026-06-30 --reprocess-behavior completed`. The same delivery gives the
same rows.

## Triage

- **`land` failed, NotDelivered**: the education system's export for the month is not in the sources folder. Ask the
  SEND data team (the contract names them); clear `land` when it has come.
- **`land` failed, BadInput**: the message names file, row and field, and what to do. The former month stays in use.
- **`check` failed, BatchRefused**: open the Data Docs page linked in the alert. A missing column is most often a
  new version of the SEN2 specification: compare the file's header with the contract.
- **rows in quarantine**: `select reasons, count(*) from quarantine.quarantined_row where feed like 'sen2%' group by
  1`.
"""

from airflow.sdk import DAG, CronPartitionTimetable
from childrens_services.orchestration import run, source

with DAG(
    dag_id="education",
    description="Land, check and stage the education feeds",
    doc_md=__doc__,
    schedule=CronPartitionTimetable("0 6 6 * *", timezone="Europe/London", run_offset=-1, key_format="%Y-%m"),
    catchup=False,
    max_active_runs=2,
    params=run.MONTH_PARAM,
    default_args=run.TASK_DEFAULTS,
    tags=["source"],
):
    source.feeds("education")
