-- One row per referral of a child to a community health service.
select distinct on (wait.referral_id)
    cast(:local_authority_code as text) as local_authority_code,
    wait.referral_id,
    wait.person_pseudonym,
    to_date(wait.birth_month, 'YYYY-MM') as birth_month,
    reference.member(service.service_code, wait.service_type) as service_code,
    coalesce(wait.suspected_autism = 'Y', false) as is_autism_suspected,
    coalesce(wait.priority = 'URGENT', false) as is_urgent,
    wait.referral_received_date,
    wait.first_contact_date,
    -- a first contact stops the clock, whether or not that is told too
    coalesce(wait.clock_stop_date, wait.first_contact_date) as clock_stop_date,
    case
        when wait.clock_stop_date is not null then reference.member(reason.wait_end_reason_code, wait.clock_stop_reason)
        when wait.first_contact_date is not null then 'SEEN'
        else '-2'
    end as wait_end_reason_code,
    wait.provider_code,
    wait.first_contact_date - wait.referral_received_date as wait_to_first_contact_days,
    (wait.first_contact_date - wait.referral_received_date) / 7 as wait_to_first_contact_weeks,
    coalesce(wait.clock_stop_date, wait.first_contact_date) - wait.referral_received_date as wait_days
from staging.community_waits_current as wait
left join warehouse.dim_community_service as service on wait.service_type = service.service_code
left join warehouse.dim_wait_end_reason as reason on wait.clock_stop_reason = reason.wait_end_reason_code
order by wait.referral_id, wait.source_file, wait.source_row
