-- One row per child and visit by a social worker.
with visits as (
    select
        'CIN_VISIT' as review_type_code,
        cinv_cin_visit_id as visit_id,
        cinv_person_id as person_id,
        cinv_cin_visit_date as visit_date,
        null as plan_id,
        cinv_cin_visit_seen as seen,
        cinv_cin_visit_seen_alone as seen_alone,
        source_file,
        source_row
    from staging.ssd_cin_visits_current
    union all
    select
        'CP_VISIT' as review_type_code,
        cppv_cp_visit_id as visit_id,
        cppv_person_id as person_id,
        cppv_cp_visit_date as visit_date,
        cppv_cp_plan_id as plan_id,
        cppv_cp_visit_seen as seen,
        cppv_cp_visit_seen_alone as seen_alone,
        source_file,
        source_row
    from staging.ssd_cp_visits_current
    union all
    select
        'CLA_VISIT' as review_type_code,
        clav_cla_visit_id as visit_id,
        clav_person_id as person_id,
        clav_cla_visit_date as visit_date,
        null as plan_id,
        clav_cla_visit_seen as seen,
        clav_cla_visit_seen_alone as seen_alone,
        source_file,
        source_row
    from staging.ssd_cla_visits_current
)

select distinct on (visits.review_type_code, visits.visit_id)
    cast(:local_authority_code as text) as local_authority_code,
    visits.review_type_code,
    visits.visit_id,
    coalesce(child.child_key, -1) as child_key,
    visits.visit_date,
    visits.plan_id,
    coalesce(visits.seen = 'Y', false) as is_seen,
    coalesce(visits.seen_alone = 'Y', false) as is_seen_alone
from visits
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and visits.person_id = child.identifier
where visits.visit_date is not null
order by visits.review_type_code, visits.visit_id, visits.source_file, visits.source_row
