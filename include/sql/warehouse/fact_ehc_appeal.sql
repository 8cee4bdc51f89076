-- One row per appeal to the SEND Tribunal registered against the council.
select distinct on (appeal.appeal_id)
    cast(:local_authority_code as text) as local_authority_code,
    appeal.appeal_id,
    coalesce(child.child_key, -1) as child_key,
    reference.member(disputed.disputed_decision_code, appeal.decision_type) as disputed_decision_code,
    appeal.appeal_registered_date as registered_date,
    appeal.concluded_date,
    case
        when appeal.outcome is null and appeal.concluded_date is null then '-2'
        else reference.member(outcome.dispute_outcome_code, appeal.outcome)
    end as dispute_outcome_code,
    appeal.concluded_date - appeal.appeal_registered_date as registered_to_concluded_days
from staging.ehc_appeals_current as appeal
left join identity.child_identifier as child
    on child.identifier_type = 'education_person_id' and appeal.council_pupil_id = child.identifier
left join warehouse.dim_ehc_disputed_decision as disputed on appeal.decision_type = disputed.disputed_decision_code
left join warehouse.dim_ehc_dispute_outcome as outcome on appeal.outcome = outcome.dispute_outcome_code
order by appeal.appeal_id, appeal.source_file, appeal.source_row
