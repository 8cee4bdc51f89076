-- One row per visit by a social worker to a child in need, with a child protection plan, or looked after.
with told as (
    select
        'CIN_VISIT' as review_type_code,
        cinv_cin_visit_id as visit_id,
        cinv_person_id as case_id,
        null as protection_plan_id,
        null as period_of_care_id,
        cinv_cin_visit_date as visit_date,
        coalesce(cinv_cin_visit_seen = 'Y', false) as is_seen,
        coalesce(cinv_cin_visit_seen_alone = 'Y', false) as is_seen_alone,
        coalesce(cinv_cin_visit_bedroom = 'Y', false) as is_bedroom_seen,
        source_file,
        source_row
    from staging.ssd_cin_visits_current
    union all
    select
        'CP_VISIT' as review_type_code,
        cppv_cp_visit_id as visit_id,
        cppv_person_id as case_id,
        cppv_cp_plan_id as protection_plan_id,
        null as period_of_care_id,
        cppv_cp_visit_date as visit_date,
        coalesce(cppv_cp_visit_seen = 'Y', false) as is_seen,
        coalesce(cppv_cp_visit_seen_alone = 'Y', false) as is_seen_alone,
        coalesce(cppv_cp_visit_bedroom = 'Y', false) as is_bedroom_seen,
        source_file,
        source_row
    from staging.ssd_cp_visits_current
    union all
    select
        'CLA_VISIT' as review_type_code,
        clav_cla_visit_id as visit_id,
        clav_person_id as case_id,
        null as protection_plan_id,
        clav_cla_id as period_of_care_id,
        clav_cla_visit_date as visit_date,
        coalesce(clav_cla_visit_seen = 'Y', false) as is_seen,
        coalesce(clav_cla_visit_seen_alone = 'Y', false) as is_seen_alone,
        null as is_bedroom_seen,
        source_file,
        source_row
    from staging.ssd_cla_visits_current
),

visits as (
    select distinct on (review_type_code, visit_id) *
    from told
    order by review_type_code, visit_id, source_file, source_row
)

select
    cast(:local_authority_code as text) as local_authority_code,
    visits.review_type_code,
    visits.visit_id,
    coalesce(child.child_key, -1) as child_key,
    visits.protection_plan_id,
    visits.period_of_care_id,
    visits.visit_date,
    visits.is_seen,
    visits.is_seen_alone,
    visits.is_bedroom_seen,
    -- backwards in time: of the visits after this one, the earliest
    min(visits.visit_date) filter (where visits.is_seen) over (
        partition by
            visits.review_type_code, coalesce(visits.protection_plan_id, visits.period_of_care_id, visits.case_id)
        order by visits.visit_date desc, visits.visit_id desc
        rows between unbounded preceding and 1 preceding
    ) as next_seen_date
from visits
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and visits.case_id = child.identifier
