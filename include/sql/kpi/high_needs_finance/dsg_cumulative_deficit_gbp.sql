-- Balance of the grant's reserve at the coming 31 March as forecast in each month, pounds, by block; negative is a
-- deficit.
select
    month,
    forecast_balance_gbp as numerator,
    cast(null as numeric) as denominator,
    case block_code
        when 'HIGH_NEEDS' then 'high needs'
        when 'SCHOOLS' then 'schools'
        when 'EARLY_YEARS' then 'early years'
        when 'CENTRAL' then 'central services'
    end as block
from warehouse.fact_high_needs_monitor
where
    local_authority_code = :local_authority_code
    and month between :first_month and :last_month
