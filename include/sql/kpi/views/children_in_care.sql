-- One row per month: children looked after on its last day, and how many were moved often.
select
    local_authority_code,
    month,
    max(numerator) filter (where kpi_id = 'cla_count_rate_10k') as children_looked_after,
    round(max(value) filter (where kpi_id = 'cla_count_rate_10k')) as rate_per_10000_children,
    max(numerator) filter (where kpi_id = 'cla_3plus_placements_pct') as with_3_or_more_placements,
    round(max(value) filter (where kpi_id = 'cla_3plus_placements_pct'), 1) as with_3_or_more_placements_pct,
    max(rag) filter (where kpi_id = 'cla_3plus_placements_pct') as with_3_or_more_placements_rag,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in ('cla_count_rate_10k', 'cla_3plus_placements_pct')
    and breakdown_type = 'total'
group by local_authority_code, month
