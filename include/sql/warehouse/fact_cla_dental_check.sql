-- One row per child looked after and dental check. A child known by two numbers may have one check twice.
select
    cast(:local_authority_code as text) as local_authority_code,
    coalesce(child.child_key, -1) as child_key,
    dental.check_date,
    bool_or(coalesce(dental.treatment_needed = 'Y', false)) as is_treatment_needed
from staging.cla_dental_checks_current as dental
left join identity.child_identifier as child
    on child.identifier_type = 'nhs_number' and dental.nhs_number = child.identifier
group by coalesce(child.child_key, -1), dental.check_date
