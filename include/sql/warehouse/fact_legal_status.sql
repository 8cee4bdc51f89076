-- One row per child and legal status, whatever the placements.
select
    cast(:local_authority_code as text) as local_authority_code,
    held.lega_legal_status_id as legal_status_id,
    coalesce(child.child_key, -1) as child_key,
    held.lega_legal_status_start_date as start_date,
    held.lega_legal_status_end_date as end_date,
    reference.member(status.legal_status_code, held.lega_legal_status) as legal_status_code,
    held.lega_legal_status_end_date - held.lega_legal_status_start_date as in_force_days
from staging.ssd_legal_status_current as held
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and held.lega_person_id = child.identifier
left join warehouse.dim_legal_status as status on held.lega_legal_status = status.legal_status_code
