-- One row per continuous assessment by children's social care.
with factors as (
    select
        found.cinf_assessment_id as assessment_id,
        count(distinct factor.code) filter (where factor.code not in ('', '21')) as factor_count
    from staging.ssd_assessment_factors_current as found
    cross join lateral string_to_table(translate(found.cinf_assessment_factors_json, '[]" ', ''), ',') as factor (code)
    group by found.cinf_assessment_id
)

select distinct on (assessment.cina_assessment_id)
    cast(:local_authority_code as text) as local_authority_code,
    assessment.cina_assessment_id as assessment_id,
    coalesce(child.child_key, -1) as child_key,
    assessment.cina_referral_id as referral_id,
    assessment.cina_assessment_start_date as start_date,
    due.date_key as due_date,
    assessment.cina_assessment_auth_date as authorised_date,
    coalesce(team.team_id, '-1') as team_id,
    coalesce(lower(assessment.cina_assessment_child_seen) in ('y', '1', 'true'), false) as is_child_seen,
    coalesce(lower(assessment.cina_assessment_outcome_nfa) in ('y', '1', 'true'), false) as is_no_further_action,
    authorised.working_day_number - started.working_day_number as duration_working_days,
    factors.factor_count
from staging.ssd_cin_assessments_current as assessment
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and assessment.cina_person_id = child.identifier
left join factors on assessment.cina_assessment_id = factors.assessment_id
left join warehouse.dim_team as team on assessment.cina_assessment_team = team.team_id
left join warehouse.dim_date as started on assessment.cina_assessment_start_date = started.date_key
left join warehouse.dim_date as authorised on assessment.cina_assessment_auth_date = authorised.date_key
left join warehouse.dim_date as due on due.is_working_day and started.working_day_number + 45 = due.working_day_number
order by assessment.cina_assessment_id, assessment.source_file, assessment.source_row
