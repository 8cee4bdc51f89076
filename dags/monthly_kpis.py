"""
# Monthly KPIs: facts to figures

Follows `warehouse`. Each indicator of the catalogue (`include/kpis.yaml`) is measured for the month and restated
for the twelve months on either side of it, then the copy that may be shared is made with small numbers suppressed.

## Triage

- **an indicator failed**: the others are not affected and the last figures of that indicator stay. The log names
  its SQL.
- **a figure looks wrong**: `kpi.kpi_monthly` has numerator and denominator; `excluded_rows` counts what was left
  out; `docs/kpis.md` has the definition.
- **`publish` reports `exposed` above 0**: a small number can be worked out from a copy published before, which cannot
  be taken back; the log names the figure. Tell the data protection officer; nothing needs to be run again.
- **an indicator is grey**: `rag_reason` says why (no target, no events, too few children, history incomplete).
"""

from airflow.sdk import DAG, PartitionedAssetTimetable
from childrens_services.orchestration import assets, kpis, run

with DAG(
    dag_id="monthly_kpis",
    description="Measure every indicator for a month and publish",
    doc_md=__doc__,
    schedule=PartitionedAssetTimetable(assets=assets.WAREHOUSE),
    max_active_runs=1,
    params=run.MONTH_PARAM,
    default_args=run.TASK_DEFAULTS,
    tags=["kpi"],
):
    kpis.measure() >> kpis.publish()
