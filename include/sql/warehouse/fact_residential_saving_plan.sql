-- One row per month of the plan to save by placing children in the council's own homes.
select distinct on (date_trunc('month', month))
    cast(:local_authority_code as text) as local_authority_code,
    date_trunc('month', month)::date as month,
    planned_saving_gbp,
    planned_cumulative_gbp
from staging.residential_savings_plan_current
order by date_trunc('month', month), source_file, source_row
