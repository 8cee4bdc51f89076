-- One row per month and child protection plan open at the end of its last day, with the review and the visit that stand.
with month_ends as (
    select
        unnested.month,
        month_end.date_key as month_end,
        month_end.working_day_number
    from unnest(cast(:months as date[])) as unnested (month)
    inner join warehouse.dim_date as month_end on (unnested.month + interval '1 month')::date - 1 = month_end.date_key
),

plans as (
    select
        month_ends.month,
        month_ends.month_end,
        month_ends.working_day_number,
        plan.protection_plan_id,
        plan.child_key,
        plan.latest_category_code,
        plan.start_date,
        age(month_ends.month_end, plan.start_date) as open_for
    from month_ends
    inner join warehouse.fact_child_protection_plan as plan
        on
            month_ends.month_end >= plan.start_date
            and (plan.end_date is null or month_ends.month_end < plan.end_date)
    where plan.local_authority_code = :local_authority_code
),

-- one at most for a plan and month: each holds until the next
reviews as (
    select
        month_ends.month,
        review.protection_plan_id,
        review.review_date,
        review.late_reviews
    from month_ends
    inner join warehouse.fact_child_protection_review as review
        on
            month_ends.month_end >= review.review_date
            and (review.next_review_date is null or month_ends.month_end < review.next_review_date)
    where review.local_authority_code = :local_authority_code
),

visits as (
    select
        month_ends.month,
        visit.protection_plan_id,
        visit.visit_date
    from month_ends
    inner join warehouse.fact_visit as visit
        on
            month_ends.month_end >= visit.visit_date
            and (visit.next_seen_date is null or month_ends.month_end < visit.next_seen_date)
    where visit.local_authority_code = :local_authority_code and visit.review_type_code = 'CP_VISIT' and visit.is_seen
),

reviewed as (
    select
        plans.*,
        reviews.review_date,
        coalesce(reviews.late_reviews, 0) as late_reviews,
        coalesce(
            (reviews.review_date + interval '6 months')::date, (plans.start_date + interval '3 months')::date
        ) as review_due_date
    from plans
    left join reviews on plans.month = reviews.month and plans.protection_plan_id = reviews.protection_plan_id
)

select
    cast(:local_authority_code as text) as local_authority_code,
    reviewed.month,
    reviewed.protection_plan_id,
    reviewed.child_key,
    reviewed.latest_category_code,
    (extract(year from reviewed.open_for) * 12 + extract(month from reviewed.open_for))::integer as months_open,
    reviewed.month_end - reviewed.start_date as open_days,
    reviewed.working_day_number - started.working_day_number as open_working_days,
    reviewed.review_date as latest_review_date,
    reviewed.review_due_date,
    reviewed.review_due_date <= reviewed.month_end as is_review_overdue,
    (reviewed.start_date + interval '3 months')::date <= reviewed.month_end as is_review_expected,
    reviewed.late_reviews = 0 and reviewed.review_due_date > reviewed.month_end as is_reviewed_in_time,
    visits.visit_date as latest_visit_date,
    reviewed.working_day_number - visited.working_day_number as visit_working_days
from reviewed
left join visits on reviewed.month = visits.month and reviewed.protection_plan_id = visits.protection_plan_id
left join warehouse.dim_date as started on reviewed.start_date = started.date_key
left join warehouse.dim_date as visited on visits.visit_date = visited.date_key
