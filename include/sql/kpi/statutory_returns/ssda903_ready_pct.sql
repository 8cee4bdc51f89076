-- Children of the SSDA903 return without errors, as the last check of each month found it.
with last_check as (
    select distinct on (date_trunc('month', run_date))
        date_trunc('month', run_date)::date as month,
        children,
        children_with_errors
    from quality.return_run
    where
        local_authority_code = :local_authority_code
        and return_name = 'ssda903'
        and run_date >= :first_month
        and run_date < cast(:last_month as date) + interval '1 month'
    order by date_trunc('month', run_date) asc, run_date desc, collection_year desc
)

select
    month,
    'total' as breakdown_type,
    'total' as breakdown,
    children - children_with_errors as numerator,
    children as denominator,
    0 as excluded_rows
from last_check
where children > 0
