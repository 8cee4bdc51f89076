-- One row per mediation asked for about EHC needs assessments and plans.
select distinct on (mediation.mediation_id)
    cast(:local_authority_code as text) as local_authority_code,
    mediation.mediation_id,
    coalesce(child.child_key, -1) as child_key,
    reference.member(disputed.disputed_decision_code, mediation.decision_type) as disputed_decision_code,
    mediation.requested_date,
    mediation.requested_date + 30 as due_date,
    mediation.held_date,
    case
        when mediation.outcome is null and mediation.held_date is null then '-2'
        else reference.member(outcome.dispute_outcome_code, mediation.outcome)
    end as dispute_outcome_code,
    mediation.held_date - mediation.requested_date as requested_to_held_days
from staging.ehc_mediations_current as mediation
left join identity.child_identifier as child
    on child.identifier_type = 'education_person_id' and mediation.council_pupil_id = child.identifier
left join warehouse.dim_ehc_disputed_decision as disputed on mediation.decision_type = disputed.disputed_decision_code
left join warehouse.dim_ehc_dispute_outcome as outcome on mediation.outcome = outcome.dispute_outcome_code
order by mediation.mediation_id, mediation.source_file, mediation.source_row
