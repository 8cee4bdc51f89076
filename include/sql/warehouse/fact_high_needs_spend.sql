-- One row per month and cost centre of the High Needs block.
with spend as (
    select distinct on (date_trunc('month', month), cost_centre)
        *,
        date_trunc('month', month)::date as first_day
    from staging.high_needs_spend_current
    order by date_trunc('month', month) asc, cost_centre asc, period desc, source_file asc, source_row asc
)

select
    cast(:local_authority_code as text) as local_authority_code,
    spend.first_day as month,
    spend.cost_centre as cost_centre_code,
    spend.cost_centre_name,
    reference.member(placement.high_needs_placement_code, spend.placement_type) as high_needs_placement_code,
    spend.budget_gbp,
    spend.actual_to_date_gbp,
    case
        when extract(month from spend.first_day) = 4 then spend.actual_to_date_gbp
        else spend.actual_to_date_gbp - before.actual_to_date_gbp
    end as actual_in_month_gbp,
    spend.forecast_outturn_gbp,
    spend.forecast_outturn_gbp - spend.budget_gbp as in_year_variance_gbp,
    spend.active_plans::integer as active_plans
from spend
left join spend as before
    on
        spend.cost_centre = before.cost_centre
        and spend.first_day = (before.first_day + interval '1 month')::date
left join warehouse.dim_high_needs_placement as placement
    on spend.placement_type = placement.high_needs_placement_code
