-- One row per health or dental check of a looked-after child as social care records it.
with births as (
    select
        pers_person_id,
        pers_dob
    from staging.ssd_person_current
)

select
    cast(:local_authority_code as text) as local_authority_code,
    done.clah_health_check_id as health_check_id,
    coalesce(child.child_key, -1) as child_key,
    done.clah_health_check_date as check_date,
    case done.clah_health_check_type
        when 'Health Assessment' then 'health_assessment'
        when 'Dental Check' then 'dental'
        when 'Development Check' then 'development'
    end as check_type,
    lower(done.clah_health_check_status) as check_status,
    extract(year from age(done.clah_health_check_date, births.pers_dob))::integer as age_years
from staging.ssd_cla_health_current as done
left join births on done.clah_person_id = births.pers_person_id
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and done.clah_person_id = child.identifier
