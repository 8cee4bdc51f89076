-- One row per request for an education, health and care needs assessment.
-- The ids that join the modules of the SEN2 return hold within one delivery, so all are read from one: the latest whose
-- modules were all accepted. A deployment may do without the advice feed, which is not part of the return.
with delivery as (
    select max(period) as period
    from (
        select period from staging.sen2_requests
        intersect
        select period from staging.sen2_person
        intersect
        select period from staging.sen2_assessment
        intersect
        select period from staging.sen2_namedplan
        intersect
        (
            select period from staging.ehc_advice
            union all
            select period from staging.sen2_requests
            where not exists (select from staging.ehc_advice)
        )
    ) as complete
),

requests as (
    select distinct on (request.requeststableid)
        request.*,
        person.nativeid as education_person_id,
        person.upn
    from staging.sen2_requests as request
    inner join delivery on request.period = delivery.period
    left join staging.sen2_person as person
        on request.period = person.period and request.persontableid = person.persontableid
    order by request.requeststableid, request.source_file, request.source_row
),

assessments as (
    select distinct on (assessment.requeststableid)
        assessment.*,
        case when assessment.assessmentoutcome = 'Y' then assessment.assessmentoutcomedate end as issue_date
    from staging.sen2_assessment as assessment
    inner join delivery on assessment.period = delivery.period
    order by
        assessment.requeststableid asc, assessment.assessmentoutcomedate desc nulls last, assessment.assessmenttableid asc
),

plans as (
    select
        plan.assessmenttableid,
        min(plan.startdate) as plan_start_date,
        case when bool_and(plan.ceasedate is not null) then max(plan.ceasedate) end as plan_ceased_date
    from staging.sen2_namedplan as plan
    inner join delivery on plan.period = delivery.period
    group by plan.assessmenttableid
),

advice as (
    select
        advice.request_id,
        min(advice.asked_date) as advice_asked_date,
        case when bool_and(advice.received_date is not null) then max(advice.received_date) end as advice_received_date
    from staging.ehc_advice as advice
    inner join delivery on advice.period = delivery.period
    group by advice.request_id
)

select
    cast(:local_authority_code as text) as local_authority_code,
    requests.requeststableid as request_id,
    coalesce(child.child_key, pupil.child_key, -1) as child_key,
    requests.receiveddate as request_date,
    requests.requestsource as request_source_code,
    coalesce(requests.rya = '1', false) as is_reassessment,
    requests.requestoutcomedate as decision_date,
    requests.requestoutcome as decision_code,
    advice.advice_asked_date,
    advice.advice_received_date,
    assessments.assessmentoutcome as assessment_outcome_code,
    assessments.assessmentoutcomedate as outcome_date,
    assessments.issue_date,
    plans.plan_start_date,
    plans.plan_ceased_date,
    coalesce(assessments.week20 = '1', false) as is_exception,
    requests.requestoutcomedate - requests.receiveddate as request_to_decision_days,
    assessments.issue_date - requests.receiveddate as request_to_issue_days
from requests
left join assessments on requests.requeststableid = assessments.requeststableid
left join plans on assessments.assessmenttableid = plans.assessmenttableid
left join advice on requests.requeststableid = advice.request_id
left join identity.child_identifier as child
    on child.identifier_type = 'education_person_id' and requests.education_person_id = child.identifier
-- the return as XML knows children by their pupil number only
left join identity.child_identifier as pupil
    on pupil.identifier_type = 'upn' and requests.upn = pupil.identifier
-- H: not asked for, but the place of a plan from before the record or taken over from another council
where requests.requestoutcome is distinct from 'H'
