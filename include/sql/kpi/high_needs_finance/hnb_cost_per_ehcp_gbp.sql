-- Spend of the High Needs block over the twelve months to each month, pounds, and the plans it paid for on average over
-- them, by what the money pays for. Support services have no plans of their own and count in the total only.
with month_end as (
    select
        month::date as month,
        (month - make_interval(months => :window_months))::date as year_before,
        -- the last month of the financial year before
        (date_trunc('year', month - interval '3 months') + interval '2 months')::date as march
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

spend as (
    select
        month,
        high_needs_placement_code,
        sum(actual_to_date_gbp) as to_date_gbp,
        sum(active_plans) as active_plans
    from warehouse.fact_high_needs_spend
    where
        local_authority_code = :local_authority_code
        and month between cast(:first_month as date) - make_interval(months => :window_months) and :last_month
    group by month, high_needs_placement_code
),

delivered as (
    select distinct month
    from spend
),

-- every month from the one before the window must have been told
told as (
    select month_end.*
    from month_end
    inner join delivered on delivered.month between month_end.year_before and month_end.month
    group by month_end.month, month_end.year_before, month_end.march
    having count(*) = :window_months + 1
)

select
    told.month,
    -- since April, and of the year before that which came after the window began
    coalesce(sum(spend.to_date_gbp) filter (where spend.month = told.month), 0)
    + coalesce(sum(spend.to_date_gbp) filter (where spend.month = told.march), 0)
    - coalesce(sum(spend.to_date_gbp) filter (where spend.month = told.year_before), 0) as numerator,
    coalesce(sum(spend.active_plans) filter (where spend.month > told.year_before), 0)
    / cast(:window_months as numeric) as denominator,
    case when paid.high_needs_placement_code not like '-%' then paid.name end as placement_type
from told
inner join spend on spend.month between told.year_before and told.month
left join warehouse.dim_high_needs_placement as paid
    on spend.high_needs_placement_code = paid.high_needs_placement_code
group by told.month, paid.high_needs_placement_code, paid.name
