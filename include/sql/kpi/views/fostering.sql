-- One row per month: mainstream foster households won and lost, their places, enquiries, and who stays.
select
    local_authority_code,
    month,
    max(value) filter (
        where kpi_id = 'foster_households_net' and breakdown = 'total' and period_type = 'month'
    ) as households_net_change,
    max(value) filter (
        where kpi_id = 'foster_households_net' and breakdown = 'approved' and period_type = 'month'
    ) as households_approved,
    max(value) filter (
        where kpi_id = 'foster_households_net' and breakdown = 'no longer approved' and period_type = 'month'
    ) as households_no_longer_approved,
    max(value) filter (
        where kpi_id = 'foster_households_net' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as households_net_change_rolling_12_months,
    max(rag) filter (
        where kpi_id = 'foster_households_net' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as households_net_change_rolling_12_months_rag,
    max(denominator) filter (where kpi_id = 'foster_places_filled_pct' and breakdown = 'total') as places_approved,
    max(numerator) filter (where kpi_id = 'foster_places_filled_pct' and breakdown = 'total') as places_filled,
    round(
        max(value) filter (where kpi_id = 'foster_places_filled_pct' and breakdown = 'total'), 1
    ) as places_filled_pct,
    round(
        max(value) filter (where kpi_id = 'foster_places_filled_pct' and breakdown = 'vacant'), 1
    ) as places_vacant_pct,
    round(
        max(value) filter (where kpi_id = 'foster_places_filled_pct' and breakdown = 'not available'), 1
    ) as places_not_available_pct,
    max(denominator) filter (
        where kpi_id = 'foster_enquiry_conversion_pct' and breakdown = 'total'
    ) as enquiries_rolling_12_months,
    round(
        max(value) filter (where kpi_id = 'foster_enquiry_conversion_pct' and breakdown = 'total'), 1
    ) as enquiries_converted_pct,
    round(
        max(value) filter (where kpi_id = 'foster_enquiry_conversion_pct' and breakdown = 'cohort'), 1
    ) as enquiries_converted_cohort_pct,
    max(denominator) filter (
        where kpi_id = 'foster_retention_pct' and breakdown = 'total'
    ) as households_12_months_ago,
    round(
        max(value) filter (where kpi_id = 'foster_retention_pct' and breakdown = 'total'), 1
    ) as households_retained_pct,
    round(
        max(value) filter (where kpi_id = 'foster_retention_pct' and breakdown = 'kinship'), 1
    ) as kinship_households_retained_pct,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in (
        'foster_households_net',
        'foster_places_filled_pct',
        'foster_enquiry_conversion_pct',
        'foster_retention_pct'
    )
    and breakdown_type in ('total', 'variant')
    and period_type in ('month', 'snapshot', 'cumulative', 'rolling_12m')
group by local_authority_code, month
