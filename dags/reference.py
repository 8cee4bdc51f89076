"""
# Reference: source records to staging

Every month, for each feed of the domain: **land** what was delivered, **check** it with the feed's Great
Expectations suite, **stage** the rows that passed. Feeds: published statistics to compare with, from the statistics
service; populations, councils and their statistical neighbours, postcodes, bank holidays, school terms and the years
returns are about, as files. A file that does not come leaves the last one in force.

The run of a month starts early in the next one. Any month can be run again: `airflow backfill create --dag-id
reference --from-date 2026-06-01 --to-date 2026-06-30 --reprocess-behavior completed`. The same delivery gives the
same rows.

## Triage

- **`land` failed, SourceUnavailable**: the service did not answer; the task tries again by itself.
- **`land` failed, BadInput with a 4xx status**: check the connection `statistics_api` (address, key).
- **`check` failed, BatchRefused**: the service changed its layout; compare a page of it with the contract.
"""

from airflow.sdk import DAG, CronPartitionTimetable
from childrens_services.orchestration import run, source

with DAG(
    dag_id="reference",
    description="Land, check and stage the reference feeds",
    doc_md=__doc__,
    schedule=CronPartitionTimetable("0 6 6 * *", timezone="Europe/London", run_offset=-1, key_format="%Y-%m"),
    catchup=False,
    max_active_runs=2,
    params=run.MONTH_PARAM,
    default_args=run.TASK_DEFAULTS,
    tags=["source"],
):
    source.feeds("reference")
