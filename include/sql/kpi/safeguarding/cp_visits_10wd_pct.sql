-- Children on a child protection plan at the end of each month: those seen at a visit within the limit of working days.
with month_end as (
    select
        open_plan.month,
        day.date_key as last_day,
        open_plan.protection_plan_id,
        open_plan.child_key,
        open_plan.open_working_days,
        open_plan.visit_working_days,
        plan.is_other_council,
        day.working_day_number
    from warehouse.fact_child_protection_plan_month as open_plan
    inner join warehouse.fact_child_protection_plan as plan
        on
            open_plan.local_authority_code = plan.local_authority_code
            and open_plan.protection_plan_id = plan.protection_plan_id
    inner join warehouse.dim_date as day on (open_plan.month + interval '1 month - 1 day')::date = day.date_key
    where
        open_plan.local_authority_code = :local_authority_code
        and open_plan.month between :first_month and :last_month
),

-- seen alone is asked of every visit, while the month's table keeps the latest at which the child was seen at all
seen_alone as (
    select
        month_end.month,
        month_end.protection_plan_id,
        max(day.working_day_number) as working_day_number
    from month_end
    inner join warehouse.fact_visit as visit
        on month_end.protection_plan_id = visit.protection_plan_id and month_end.last_day >= visit.visit_date
    inner join warehouse.dim_date as day on visit.visit_date = day.date_key
    where
        visit.local_authority_code = :local_authority_code
        and visit.review_type_code = 'CP_VISIT'
        and visit.is_seen_alone
        -- as many calendar days as the working days can take with room for holidays
        and visit.visit_date >= cast(:first_month as date) - 3 * cast(:limit_working_days as integer)
        and visit.visit_date < cast(:last_month as date) + interval '1 month'
    group by month_end.month, month_end.protection_plan_id
),

plan as (
    select
        month_end.*,
        coalesce(month_end.visit_working_days <= :limit_working_days, false) as is_seen,
        coalesce(
            month_end.working_day_number - seen_alone.working_day_number <= :limit_working_days, false
        ) as is_seen_alone
    from month_end
    left join seen_alone
        on month_end.month = seen_alone.month and month_end.protection_plan_id = seen_alone.protection_plan_id
),

-- a child counts once, should two plans be open: for the council's own before another's, and as long as the longer
child as (
    select
        month,
        last_day,
        child_key,
        bool_and(is_other_council) as is_other_council,
        max(open_working_days) as open_working_days,
        bool_or(is_seen) as is_seen,
        bool_or(is_seen_alone) as is_seen_alone
    from plan
    group by month, last_day, child_key, case when child_key = -1 then protection_plan_id end
)

select
    child.month,
    reading.variant,
    case
        when child.is_other_council then 'plan of another council'
        when child.open_working_days is null then 'working days not known'
        when child.open_working_days <= :first_working_days then 'plan just started'
    end as excluded,
    (case when reading.variant is null then child.is_seen else child.is_seen_alone end)::integer as numerator,
    1 as denominator,
    child.child_key,
    child.last_day as on_date
from child
cross join (values (null), ('seen alone')) as reading (variant)
