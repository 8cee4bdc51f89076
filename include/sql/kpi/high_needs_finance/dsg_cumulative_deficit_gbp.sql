-- Forecast balance of the grant's reserve at 31 March, pounds, over the blocks and for each; negative is a deficit.
select
    month,
    case grouping(block_code) when 0 then 'block' else 'total' end as breakdown_type,
    coalesce(block_code, 'total') as breakdown,
    sum(forecast_balance_gbp) as numerator,
    null as denominator,
    0 as excluded_rows
from warehouse.fact_high_needs_monitor
where
    local_authority_code = :local_authority_code
    and month between :first_month and :last_month
group by grouping sets ((month), (month, block_code))
