-- One row per month and block of the Dedicated Schools Grant.
select distinct on (date_trunc('month', month), upper(block))
    cast(:local_authority_code as text) as local_authority_code,
    date_trunc('month', month)::date as month,
    upper(replace(block, ' ', '_')) as block_code,
    budget_gbp,
    actual_to_date_gbp,
    forecast_outturn_gbp,
    brought_forward_gbp,
    forecast_outturn_gbp - budget_gbp as in_year_variance_gbp,
    forecast_balance_gbp
from staging.high_needs_monitor_current
order by date_trunc('month', month) asc, upper(block) asc, period desc, source_file asc, source_row asc
