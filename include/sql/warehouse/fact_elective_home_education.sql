-- One row per stretch in which a child is educated at home by choice.
select distinct on (home.record_id)
    cast(:local_authority_code as text) as local_authority_code,
    home.record_id,
    coalesce(child.child_key, -1) as child_key,
    home.start_date,
    home.end_date,
    home.last_contact_date,
    reference.member(reason.home_education_reason_code, home.reason) as home_education_reason_code,
    reference.member(provision.sen_provision_code, home.sen_status) as sen_provision_code,
    home.end_date - home.start_date as duration_days
from staging.elective_home_education_current as home
left join identity.child_identifier as child
    on child.identifier_type = 'education_person_id' and home.council_pupil_id = child.identifier
left join warehouse.dim_home_education_reason as reason on home.reason = reason.home_education_reason_code
left join warehouse.dim_sen_provision as provision on home.sen_status = provision.sen_provision_code
order by home.record_id, home.source_file, home.source_row
