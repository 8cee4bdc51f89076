-- One row per enquiry about fostering, those that lead nowhere among them.
select distinct on (enquiry_id)
    cast(:local_authority_code as text) as local_authority_code,
    enquiry_id,
    enquiry_date,
    enquiry_source as enquiry_source_code,
    application_date,
    approval_date,
    coalesce(outcome, 'OPEN') as outcome_code,
    household_id,
    application_date - enquiry_date as enquiry_to_application_days,
    approval_date - application_date as application_to_approval_days
from staging.foster_enquiries_current
where enquiry_date is not null
order by enquiry_id, source_file, source_row
