-- One row per month: forecast balance of the grant's reserve at 31 March, pounds; negative is a deficit.
select
    local_authority_code,
    month,
    max(value) filter (where breakdown = 'total') as forecast_balance_gbp,
    max(change) filter (where breakdown = 'total') as change_on_month_before_gbp,
    max(value) filter (where breakdown = 'HIGH_NEEDS') as high_needs_balance_gbp,
    max(value) filter (where breakdown = 'SCHOOLS') as schools_balance_gbp,
    max(value) filter (where breakdown = 'EARLY_YEARS') as early_years_balance_gbp,
    max(value) filter (where breakdown = 'CENTRAL') as central_balance_gbp,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where kpi_id = 'dsg_cumulative_deficit_gbp'
group by local_authority_code, month
