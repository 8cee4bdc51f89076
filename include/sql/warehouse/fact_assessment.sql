-- One row per continuous assessment by children's social care.
select distinct on (assessment.cina_assessment_id)
    cast(:local_authority_code as text) as local_authority_code,
    assessment.cina_assessment_id as assessment_id,
    coalesce(child.child_key, -1) as child_key,
    assessment.cina_referral_id as referral_id,
    assessment.cina_assessment_start_date as start_date,
    assessment.cina_assessment_auth_date as authorised_date,
    coalesce(assessment.cina_assessment_child_seen = 'Y', false) as is_child_seen,
    coalesce(assessment.cina_assessment_outcome_nfa = 'Y', false) as is_no_further_action,
    coalesce(team.team_id, '-1') as team_id,
    authorised.working_day_number - started.working_day_number as duration_working_days
from staging.ssd_cin_assessments_current as assessment
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and assessment.cina_person_id = child.identifier
left join warehouse.dim_team as team on assessment.cina_assessment_team = team.team_id
left join warehouse.dim_date as started on assessment.cina_assessment_start_date = started.date_key
left join warehouse.dim_date as authorised on assessment.cina_assessment_auth_date = authorised.date_key
order by assessment.cina_assessment_id, assessment.source_file, assessment.source_row
