-- Child protection plans by the month they started: those of children who ever had a plan before, with any council.
with plan as (
    select
        fact.*,
        exists(
            select 1
            from warehouse.fact_child_protection_plan as earlier
            where
                earlier.local_authority_code = fact.local_authority_code
                and earlier.child_key = fact.child_key
                -- -1 is whoever could not be identified: two of them are not one child
                and earlier.child_key <> -1
                and earlier.start_date < fact.start_date
                and (
                    earlier.end_date is null
                    or earlier.end_date >= fact.start_date - make_interval(months => :window_months)
                )
        ) as is_repeat_in_window
    from warehouse.fact_child_protection_plan as fact
    where
        fact.local_authority_code = :local_authority_code
        and fact.start_date >= :first_month
        and fact.start_date < cast(:last_month as date) + interval '1 month'
)

select
    date_trunc('month', plan.start_date)::date as month,
    reading.variant,
    case
        when plan.is_other_council then 'plan of another council'
        when plan.end_date < plan.start_date then 'ended before it started'
    end as excluded,
    (case when reading.variant is null then plan.is_repeat else plan.is_repeat_in_window end)::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.start_date as on_date
from plan
cross join (values (null), ('within 24 months')) as reading (variant)
