-- Child protection plans open at the end of each month: those started more than the limit of days before. The variant
-- is over the plans that ended in the month.
select
    open_plan.month,
    null as variant,
    case when plan.is_other_council then 'plan of another council' end as excluded,
    (open_plan.open_days > :limit_days)::integer as numerator,
    1 as denominator,
    open_plan.child_key,
    (open_plan.month + interval '1 month - 1 day')::date as on_date
from warehouse.fact_child_protection_plan_month as open_plan
inner join warehouse.fact_child_protection_plan as plan
    on
        open_plan.local_authority_code = plan.local_authority_code
        and open_plan.protection_plan_id = plan.protection_plan_id
where
    open_plan.local_authority_code = :local_authority_code
    and open_plan.month between :first_month and :last_month
union all
select
    date_trunc('month', end_date)::date as month,
    'plans ended in the month' as variant,
    case
        when is_other_council then 'plan of another council'
        when end_date < start_date then 'ended before it started'
    end as excluded,
    (end_date - start_date > :limit_days)::integer as numerator,
    1 as denominator,
    child_key,
    end_date as on_date
from warehouse.fact_child_protection_plan
where
    local_authority_code = :local_authority_code
    and end_date >= :first_month
    and end_date < cast(:last_month as date) + interval '1 month'
