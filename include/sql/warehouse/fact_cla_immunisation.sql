-- One row per child looked after and date of the immunisation record.
select
    cast(:local_authority_code as text) as local_authority_code,
    coalesce(child.child_key, -1) as child_key,
    record.record_date,
    bool_and(coalesce(record.up_to_date = 'Y', false)) as is_up_to_date
from staging.cla_immunisations_current as record
left join identity.child_identifier as child
    on child.identifier_type = 'nhs_number' and record.nhs_number = child.identifier
group by coalesce(child.child_key, -1), record.record_date
