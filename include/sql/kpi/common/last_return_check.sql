-- The last check of each return in each month.
select distinct on (date_trunc('month', run_date), return_name)
    date_trunc('month', run_date)::date as month,
    return_name,
    children,
    children_with_errors
from quality.return_run
where
    local_authority_code = :local_authority_code
    and run_date >= :first_month
    and run_date < cast(:last_month as date) + interval '1 month'
order by date_trunc('month', run_date) asc, return_name asc, run_date desc, collection_year desc
