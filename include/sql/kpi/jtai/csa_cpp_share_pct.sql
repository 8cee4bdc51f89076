-- Child protection plans by the month they started: those whose initial category is sexual abuse.
select
    date_trunc('month', plan.start_date)::date as month,
    reading.variant,
    case
        when plan.is_other_council then 'plan of another council'
        when plan.end_date < plan.start_date then 'ended before it started'
    end as excluded,
    (plan.initial_category_code = reading.category_code)::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.start_date as on_date
from warehouse.fact_child_protection_plan as plan
-- several categories at once are counted apart: sexual abuse may be among them
cross join (values (null, 'SAB'), ('multiple categories', 'MUL')) as reading (variant, category_code)
where
    plan.local_authority_code = :local_authority_code
    and plan.start_date >= :first_month
    and plan.start_date < cast(:last_month as date) + interval '1 month'
