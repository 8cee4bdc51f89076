-- One row per month and child protection plan open at its end: what ends on a day is over, what starts on it is open.
with months as (
    select
        month,
        (month + interval '1 month - 1 day')::date as month_end
    from unnest(cast(:months as date[])) as month
),

plans as (
    select
        months.month,
        months.month_end,
        plan.*
    from months
    inner join warehouse.fact_child_protection_plan as plan
        on
            months.month_end >= plan.start_date
            and months.month_end < coalesce(plan.end_date, 'infinity')
    where plan.local_authority_code = :local_authority_code
),

reviews as (
    select
        plans.month,
        plans.plan_id,
        max(review.held_date) filter (where review.held_date <= plans.month_end) as last_review_date,
        -- late, or due and not held by then
        bool_or(
            review.due_date <= plans.month_end and coalesce(review.held_date, 'infinity') > review.due_date
        ) as has_late
    from plans
    inner join warehouse.fact_child_protection_review as review
        on plans.local_authority_code = review.local_authority_code and plans.plan_id = review.plan_id
    group by plans.month, plans.plan_id
),

visits as (
    select
        plans.month,
        plans.plan_id,
        max(visit.visit_date) as last_seen_date
    from plans
    inner join warehouse.fact_visit as visit
        on
            plans.local_authority_code = visit.local_authority_code
            and plans.plan_id = visit.plan_id
            and plans.month_end >= visit.visit_date
    where visit.review_type_code = 'CP_VISIT' and visit.is_seen
    group by plans.month, plans.plan_id
)

select
    plans.local_authority_code,
    plans.month,
    plans.plan_id,
    plans.child_key,
    plans.month_end,
    plans.start_date,
    plans.latest_category_code,
    plans.month_end - plans.start_date as open_days,
    ended.working_day_number - started.working_day_number as open_working_days,
    reviews.last_review_date,
    not coalesce(reviews.has_late, false) as is_reviewed_on_time,
    visits.last_seen_date,
    ended.working_day_number - seen.working_day_number as working_days_since_seen
from plans
left join reviews on plans.month = reviews.month and plans.plan_id = reviews.plan_id
left join visits on plans.month = visits.month and plans.plan_id = visits.plan_id
left join warehouse.dim_date as started on plans.start_date = started.date_key
left join warehouse.dim_date as ended on plans.month_end = ended.date_key
left join warehouse.dim_date as seen on visits.last_seen_date = seen.date_key
