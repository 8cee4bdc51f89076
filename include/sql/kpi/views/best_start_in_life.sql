-- One row per month: new birth visits of the infants who turned 30 days in it.
select
    local_authority_code,
    month,
    denominator as infants_turned_30_days,
    numerator as visited_within_14_days,
    round(value, 1) as visited_within_14_days_pct,
    target as target_pct,
    rag,
    is_provisional
from kpi.kpi_monthly
where
    kpi_id = 'hv_nbv_14d_pct'
    and breakdown_type = 'total'
