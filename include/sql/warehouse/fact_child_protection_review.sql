-- One row per child protection plan and review conference held: the first is due three months after the plan's start, a
-- later one six months after the review before.
with plans as (
    select
        cppl_cp_plan_id as protection_plan_id,
        min(cppl_cp_plan_start_date) as start_date
    from staging.ssd_cp_plans_current
    group by cppl_cp_plan_id
),

reviews as (
    select distinct on (review.cppr_cp_review_id)
        review.*,
        plans.start_date
    from staging.ssd_cp_reviews_current as review
    left join plans on review.cppr_cp_plan_id = plans.protection_plan_id
    order by review.cppr_cp_review_id, review.source_file, review.source_row
),

followed as (
    select
        *,
        row_number() over history as review_number,
        coalesce(lag(cppr_cp_review_date) over history, start_date) as previous_date,
        lead(cppr_cp_review_date) over history as next_review_date,
        coalesce(
            (lag(cppr_cp_review_date) over history + interval '6 months')::date,
            (start_date + interval '3 months')::date,
            cppr_cp_review_due
        ) as due_date
    from reviews
    window history as (partition by cppr_cp_plan_id order by cppr_cp_review_date, cppr_cp_review_id)
)

select
    cast(:local_authority_code as text) as local_authority_code,
    followed.cppr_cp_review_id as review_id,
    coalesce(child.child_key, -1) as child_key,
    followed.cppr_cp_plan_id as protection_plan_id,
    followed.cppr_cp_review_meeting_id as meeting_id,
    followed.review_number::integer as review_number,
    followed.previous_date,
    followed.due_date,
    followed.cppr_cp_review_due as recorded_due_date,
    followed.cppr_cp_review_date as review_date,
    followed.next_review_date,
    followed.cppr_cp_review_date <= followed.due_date as is_on_time,
    (
        count(*) filter (where followed.cppr_cp_review_date > followed.due_date)
            over (partition by followed.cppr_cp_plan_id order by followed.review_number)
    )::integer as late_reviews,
    coalesce(followed.cppr_cp_review_quorate = 'Y', false) as is_quorate,
    coalesce(followed.cppr_cp_review_outcome_continue_cp = 'Y', false) as is_plan_continued,
    reference.member(participation.participation_code, followed.cppr_cp_review_participation) as participation_code
from followed
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and followed.cppr_person_id = child.identifier
left join warehouse.dim_participation as participation
    on followed.cppr_cp_review_participation = participation.participation_code
