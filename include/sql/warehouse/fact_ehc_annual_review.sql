-- One row per annual review of a plan, due or held.
with reviews as (
    select distinct on (review.review_id)
        review.*,
        child.child_key
    from staging.ehc_annual_reviews_current as review
    left join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and review.council_pupil_id = child.identifier
    order by review.review_id, review.source_file, review.source_row
)

select
    cast(:local_authority_code as text) as local_authority_code,
    reviews.review_id,
    coalesce(reviews.child_key, -1) as child_key,
    reviews.plan_id,
    reviews.review_due_date as due_date,
    reviews.meeting_date,
    case
        when reviews.meeting_date is not null
            then lead(reviews.meeting_date) over (
                partition by coalesce(reviews.child_key::text, reviews.council_pupil_id)
                order by reviews.meeting_date, reviews.review_id
            )
    end as next_meeting_date,
    reviews.meeting_date + 28 as decision_due_date,
    reviews.decision_date,
    case
        when reviews.decision is null and reviews.decision_date is null then '-2'
        else reference.member(decision.review_decision_code, reviews.decision)
    end as review_decision_code,
    case when reviews.decision = 'AMEND' then reviews.meeting_date + 84 end as amended_plan_due_date,
    reviews.amended_plan_date,
    reviews.meeting_date - reviews.review_due_date as due_to_meeting_days,
    reviews.decision_date - reviews.meeting_date as meeting_to_decision_days,
    reviews.amended_plan_date - reviews.meeting_date as meeting_to_amended_plan_days
from reviews
left join warehouse.dim_ehc_review_decision as decision on reviews.decision = decision.review_decision_code
