"""
# Freeze a month as published

Started by hand when a report goes out: keeps every figure of the month as it is now under the name of the report
(`label`, for example `scrutiny 2026-11`). Later deliveries go on restating the month in `kpi.kpi_monthly`; the view
`kpi.frozen_compared` shows what was published beside what is known now, and `kpi.kpi_restatement` why they differ.

## Triage

- **already frozen**: what was published stays. Choose another label.
- **needs a label**: start it again with the name of the report in `label`.
- **no figures yet**: run `monthly_kpis` for the month first.
"""

from airflow.sdk import DAG, Param
from childrens_services.orchestration import kpis, run

LABEL = {"label": Param("", type="string", title="Label", description="The publication the figures go into")}

with DAG(
    dag_id="freeze_month",
    description="Keep a month's figures as they are published",
    doc_md=__doc__,
    schedule=None,
    max_active_runs=1,
    params={**run.MONTH_PARAM, **LABEL},
    default_args=run.TASK_DEFAULTS,
    tags=["kpi"],
):
    kpis.freeze()
