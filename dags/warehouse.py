"""
# Warehouse: staging to dimensions and facts

Runs for a month when one of its source domains has delivered, and goes on only when every required feed of this
deployment has an accepted batch for the month: so the month is modelled once when it is complete, and again for every
correction. Tables are made equal to what their SQL (`include/sql/warehouse/`) gives: unchanged rows are not touched.
Then the warehouse itself is checked: when a critical check fails the month is not measured, and what was published
before stays.

## Triage

- **`sources_there` skipped**: the month is not complete; the message lists the feeds still missing. Look at their
  DAGs.
- **`identity` failed**: most often `CHILDRENS_SERVICES_CHILD_KEY` is not set on the worker, or is not the secret the
  children are keyed with; the message says which.
- **a table failed**: the log names the table and the constraint, no record. Two rows of one grain mean that a
  feed's key is not unique across deliveries: see `quality.verdict` for the feed.
- **`check_warehouse` failed**: the message names the tables and checks; `quality.warehouse_verdict` and the page
  `warehouse` in Data Docs have the counts. Mend the feed (the table's lineage in the data dictionary says which) and
  send it again, or mend the SQL; then run the month again. `monthly_kpis` follows by itself.
- **a task waits**: tables are built one run at a time; look for a run of another month that is still going.
"""

from functools import reduce
from operator import or_

from airflow.sdk import DAG, PartitionedAssetTimetable
from childrens_services.orchestration import assets, run, warehouse

with DAG(
    dag_id="warehouse",
    description="Build dimensions and facts for a month",
    doc_md=__doc__,
    schedule=PartitionedAssetTimetable(assets=reduce(or_, assets.DELIVERED)),
    max_active_runs=1,
    params=run.MONTH_PARAM,
    default_args=run.TASK_DEFAULTS,
    tags=["warehouse"],
):
    (
        warehouse.sources_there()
        >> warehouse.identity()
        >> warehouse.build("dimensions")
        >> warehouse.build("facts")
        >> warehouse.build("facts_by_month")
        >> warehouse.settle()
        >> warehouse.check_warehouse()
        >> warehouse.modelled()
    )
