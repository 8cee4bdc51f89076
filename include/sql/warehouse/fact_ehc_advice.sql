-- One row per piece of advice asked for in an EHC needs assessment and record of it.
-- The council's record names requests by their ids in the SEN2 return of the same delivery.
with delivery as (
    select max(period) as period
    from (
        select period from staging.ehc_advice
        intersect
        select period from staging.sen2_requests
        intersect
        select period from staging.sen2_person
    ) as complete
),

council as (
    select distinct on (advice.advice_id)
        'COUNCIL' as told_by,
        advice.advice_id,
        -- the return as XML knows children by their pupil number only
        coalesce(child.child_key, pupil.child_key, -1) as child_key,
        advice.advice_type,
        null as health_service,
        null as provider_code,
        request.receiveddate as request_date,
        advice.asked_date,
        advice.received_date,
        null::boolean as is_appointment_missed
    from staging.ehc_advice as advice
    inner join delivery on advice.period = delivery.period
    left join staging.sen2_requests as request
        on advice.period = request.period and advice.request_id = request.requeststableid
    left join staging.sen2_person as person
        on request.period = person.period and request.persontableid = person.persontableid
    left join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and person.nativeid = child.identifier
    left join identity.child_identifier as pupil
        on pupil.identifier_type = 'upn' and person.upn = pupil.identifier
    order by advice.advice_id, advice.source_file, advice.source_row
),

health as (
    select distinct on (advice.advice_request_id)
        'HEALTH' as told_by,
        advice.advice_request_id as advice_id,
        coalesce(child.child_key, pupil.child_key, -1) as child_key,
        'HEALTH' as advice_type,
        advice.source_service as health_service,
        advice.provider_code,
        null::date as request_date,
        advice.advice_requested_date as asked_date,
        advice.advice_received_date as received_date,
        advice.missed_appointment = 'Y' as is_appointment_missed
    from staging.ehc_health_advice_current as advice
    left join identity.child_identifier as child
        on child.identifier_type = 'nhs_number' and advice.nhs_number = child.identifier
    left join identity.child_identifier as pupil
        on pupil.identifier_type = 'education_person_id' and advice.council_pupil_id = pupil.identifier
    order by advice.advice_request_id, advice.source_file, advice.source_row
),

every as (
    select * from council
    union all
    select * from health
)

select
    cast(:local_authority_code as text) as local_authority_code,
    every.told_by,
    every.advice_id,
    every.child_key,
    reference.member(type.advice_type_code, every.advice_type) as advice_type_code,
    case
        when every.told_by = 'COUNCIL' then '-2'
        else reference.member(service.health_service_code, every.health_service)
    end as health_service_code,
    every.provider_code,
    every.request_date,
    every.asked_date,
    every.asked_date + 42 as due_date,
    every.received_date,
    every.is_appointment_missed,
    every.received_date - every.asked_date as asked_to_received_days
from every
left join warehouse.dim_ehc_advice_type as type on every.advice_type = type.advice_type_code
left join warehouse.dim_ehc_health_service as service on every.health_service = service.health_service_code
