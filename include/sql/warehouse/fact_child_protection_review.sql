-- One row per child and review conference of a child protection plan.
select distinct on (review.cppr_cp_review_id)
    cast(:local_authority_code as text) as local_authority_code,
    review.cppr_cp_review_id as review_id,
    coalesce(child.child_key, -1) as child_key,
    review.cppr_cp_plan_id as plan_id,
    review.cppr_cp_review_meeting_id as meeting_id,
    coalesce(review.cppr_cp_review_due, review.cppr_cp_review_date) as due_date,
    review.cppr_cp_review_date as held_date,
    review.cppr_cp_review_date <= review.cppr_cp_review_due as is_on_time,
    case review.cppr_cp_review_outcome_continue_cp when 'Y' then true when 'N' then false end as is_plan_continued,
    case review.cppr_cp_review_quorate when 'Y' then true when 'N' then false end as is_quorate,
    review.cppr_cp_review_participation as participation_code
from staging.ssd_cp_reviews_current as review
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and review.cppr_person_id = child.identifier
where coalesce(review.cppr_cp_review_due, review.cppr_cp_review_date) is not null
order by review.cppr_cp_review_id, review.source_file, review.source_row
