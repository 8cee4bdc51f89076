-- One row per month: how ready the statutory returns are to be sent.
select
    local_authority_code,
    month,
    max(denominator) filter (where kpi_id = 'ssda903_ready_pct') as ssda903_children,
    max(numerator) filter (where kpi_id = 'ssda903_ready_pct') as ssda903_children_without_errors,
    round(max(value) filter (where kpi_id = 'ssda903_ready_pct'), 1) as ssda903_ready_pct,
    max(rag) filter (where kpi_id = 'ssda903_ready_pct') as ssda903_ready_rag,
    max(denominator) filter (where kpi_id = 'cin_ready_pct') as cin_children,
    max(numerator) filter (where kpi_id = 'cin_ready_pct') as cin_children_without_errors,
    round(max(value) filter (where kpi_id = 'cin_ready_pct'), 1) as cin_ready_pct,
    max(rag) filter (where kpi_id = 'cin_ready_pct') as cin_ready_rag,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where programme = 'Statutory returns' and breakdown = 'total'
group by local_authority_code, month
