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
        person.upn,
        person.personbirthdate
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

-- the main setting of the first plan
named as (
    select distinct on (plan.assessmenttableid)
        plan.assessmenttableid,
        detail.urn,
        detail.sensetting
    from staging.sen2_plandetail as detail
    inner join delivery on detail.period = delivery.period
    inner join staging.sen2_namedplan as plan
        on detail.period = plan.period and detail.namedplantableid = plan.namedplantableid
    order by
        plan.assessmenttableid, plan.startdate, plan.namedplantableid, detail.placementrank, detail.plandetailtableid
),

taken_over as (
    select active.requeststableid
    from staging.sen2_activeplans as active
    inner join delivery on active.period = delivery.period
    where active.transferla is not null
    group by active.requeststableid
),

advice as (
    select
        advice.request_id,
        min(advice.asked_date) as asked,
        case when bool_and(advice.received_date is not null) then max(advice.received_date) end as received,
        min(advice.asked_date) filter (where advice.advice_type = 'EP') as psychology_asked,
        case
            when bool_and(advice.received_date is not null) filter (where advice.advice_type = 'EP')
                then max(advice.received_date) filter (where advice.advice_type = 'EP')
        end as psychology_received,
        min(advice.asked_date) filter (where advice.advice_type = 'HEALTH') as health_asked,
        case
            when bool_and(advice.received_date is not null) filter (where advice.advice_type = 'HEALTH')
                then max(advice.received_date) filter (where advice.advice_type = 'HEALTH')
        end as health_received,
        min(advice.asked_date) filter (where advice.advice_type = 'SOCIAL_CARE') as social_care_asked,
        case
            when bool_and(advice.received_date is not null) filter (where advice.advice_type = 'SOCIAL_CARE')
                then max(advice.received_date) filter (where advice.advice_type = 'SOCIAL_CARE')
        end as social_care_received
    from staging.ehc_advice as advice
    inner join delivery on advice.period = delivery.period
    group by advice.request_id
),

-- how each case stands; a case that moved away before a decision has no day on which it ended
cases as (
    select
        requests.*,
        assessments.assessmenttableid,
        assessments.assessmentoutcome,
        assessments.assessmentoutcomedate,
        assessments.issue_date,
        assessments.week20,
        coalesce(assessments.assessmentmediation = '1', false) as has_outcome_mediation,
        coalesce(assessments.assessmenttribunal = '1', false) as has_outcome_appeal,
        coalesce(assessments.othermediation = '1', false) as has_contents_mediation,
        coalesce(assessments.othertribunal = '1', false) as has_contents_appeal,
        coalesce(requests.exported = '1', false) as is_transferred_out,
        requests.requestoutcome in ('N', 'W') as is_ended_early,
        coalesce(assessments.assessmentoutcome in ('Y', 'N', 'W'), false) as is_assessed
    from requests
    left join assessments on requests.requeststableid = assessments.requeststableid
    -- H: not asked for, but the place of a plan from before the record or taken over from another council
    where requests.requestoutcome is distinct from 'H'
)

select
    cast(:local_authority_code as text) as local_authority_code,
    cases.requeststableid as request_id,
    coalesce(child.child_key, pupil.child_key, -1) as child_key,
    cases.receiveddate as request_date,
    reference.member(source.request_source_code, cases.requestsource) as request_source_code,
    coalesce(cases.rya = '1', false) as is_reassessment,
    extract(year from age(cases.receiveddate, cases.personbirthdate))::integer as age_years,
    cases.receiveddate + 42 as decision_due_date,
    cases.requestoutcomedate as decision_date,
    reference.member(decision.decision_code, cases.requestoutcome) as decision_code,
    coalesce(cases.requestmediation = '1', false) as has_decision_mediation,
    coalesce(cases.requesttribunal = '1', false) as has_decision_appeal,
    advice.asked as advice_asked_date,
    advice.received as advice_received_date,
    advice.psychology_asked as psychology_advice_asked_date,
    advice.psychology_received as psychology_advice_received_date,
    advice.health_asked as health_advice_asked_date,
    advice.health_received as health_advice_received_date,
    advice.social_care_asked as social_care_advice_asked_date,
    advice.social_care_received as social_care_advice_received_date,
    case
        when cases.assessmenttableid is null then '-2'
        else reference.member(outcome.assessment_outcome_code, cases.assessmentoutcome)
    end as assessment_outcome_code,
    cases.receiveddate + 112 as no_plan_due_date,
    cases.receiveddate + 140 as issue_due_date,
    cases.assessmentoutcomedate as outcome_date,
    cases.issue_date,
    cases.has_outcome_mediation,
    cases.has_outcome_appeal,
    cases.has_contents_mediation,
    cases.has_contents_appeal,
    plans.plan_start_date,
    plans.plan_ceased_date,
    coalesce(establishment.urn, case when named.urn is null then '-2' else '-1' end) as named_urn,
    case
        when named.sensetting is null then '-2'
        else reference.member(setting.sen_setting_code, named.sensetting)
    end as named_sen_setting_code,
    coalesce(cases.week20 = '1', false) as is_exception,
    cases.is_transferred_out,
    taken_over.requeststableid is not null as is_transferred_in,
    not cases.is_ended_early and not cases.is_assessed and not cases.is_transferred_out as is_open,
    case
        when cases.is_assessed then cases.assessmentoutcomedate
        when cases.is_ended_early then cases.requestoutcomedate
    end as closed_date,
    cases.requestoutcomedate - cases.receiveddate as request_to_decision_days,
    cases.assessmentoutcomedate - cases.receiveddate as request_to_outcome_days,
    cases.issue_date - cases.receiveddate as request_to_issue_days
from cases
left join plans on cases.assessmenttableid = plans.assessmenttableid
left join named on cases.assessmenttableid = named.assessmenttableid
left join taken_over on cases.requeststableid = taken_over.requeststableid
left join advice on cases.requeststableid = advice.request_id
left join identity.child_identifier as child
    on child.identifier_type = 'education_person_id' and cases.education_person_id = child.identifier
-- the return as XML knows children by their pupil number only
left join identity.child_identifier as pupil
    on pupil.identifier_type = 'upn' and cases.upn = pupil.identifier
left join warehouse.dim_ehc_request_source as source on cases.requestsource = source.request_source_code
left join warehouse.dim_ehc_decision as decision on cases.requestoutcome = decision.decision_code
left join warehouse.dim_ehc_assessment_outcome as outcome on cases.assessmentoutcome = outcome.assessment_outcome_code
left join warehouse.dim_establishment as establishment on named.urn = establishment.urn
left join warehouse.dim_sen_setting as setting on named.sensetting = setting.sen_setting_code
