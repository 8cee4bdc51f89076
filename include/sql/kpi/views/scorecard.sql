-- One row per council and KPI: its latest month.
select distinct on (local_authority_code, kpi_id)
    local_authority_code,
    kpi_id,
    title,
    programme,
    month,
    numerator,
    denominator,
    value,
    unit,
    target,
    rag,
    rag_reason,
    change,
    same_month_last_year,
    is_provisional
from kpi.kpi_monthly
where breakdown_type = 'total'
order by local_authority_code asc, kpi_id asc, month desc
