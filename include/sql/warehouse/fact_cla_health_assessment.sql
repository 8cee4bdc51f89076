-- One row per health assessment of a child looked after, due or done.
select distinct on (assessment.assessment_id)
    cast(:local_authority_code as text) as local_authority_code,
    assessment.assessment_id as health_assessment_id,
    coalesce(child.child_key, -1) as child_key,
    reference.member(type.review_type_code, assessment.assessment_type) as review_type_code,
    assessment.care_start_date,
    assessment.notified_date,
    assessment.consent_date,
    assessment.due_date,
    assessment.assessment_date,
    coalesce(assessment.outcome, 'OPEN') as outcome_code,
    extract(year from age(assessment.due_date, assessment.birth_date))::integer as age_years,
    assessment.assessment_date <= assessment.due_date as is_on_time,
    done.working_day_number - started.working_day_number as start_to_assessment_working_days,
    notified.working_day_number - started.working_day_number as start_to_notified_working_days,
    case assessment.placed_in_county when 'Y' then true when 'N' then false end as is_placed_in_county,
    assessment.provider_code
from staging.cla_health_assessments_current as assessment
left join identity.child_identifier as child
    on child.identifier_type = 'nhs_number' and assessment.nhs_number = child.identifier
left join warehouse.dim_review_type as type on assessment.assessment_type = type.review_type_code
left join warehouse.dim_date as started on assessment.care_start_date = started.date_key
left join warehouse.dim_date as notified on assessment.notified_date = notified.date_key
left join warehouse.dim_date as done on assessment.assessment_date = done.date_key
where assessment.due_date is not null
order by assessment.assessment_id, assessment.source_file, assessment.source_row
