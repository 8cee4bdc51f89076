-- EHC plans that ceased before they started, by the month of their start: no figure can count them.
select
    date_trunc('month', start_date)::date as month,
    child_key,
    start_date as on_date,
    'ceased before it started' as excluded
from warehouse.fact_ehc_plan
where
    local_authority_code = :local_authority_code
    and ceased_date < start_date
    and start_date >= :first_month
    and start_date < cast(:last_month as date) + interval '1 month'
