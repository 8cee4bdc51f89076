-- One row per month and young person on the council's caseload at its end, as the month's own delivery told.
with told as (
    select
        activity.*,
        coalesce(child.child_key, -1) as child_key,
        row_number() over (
            partition by activity.period, coalesce(child.child_key, -1)
            order by activity.verified_date desc, activity.young_person_id asc, activity.source_row asc
        ) as place
    from staging.post16_activity as activity
    left join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and activity.young_person_id = child.identifier
    where activity.period = any(cast(:months as date[]))
)

select
    cast(:local_authority_code as text) as local_authority_code,
    told.period as month,
    told.child_key,
    case told.child_key when -1 then told.place else 0 end::integer as not_known_number,
    reference.member(activity.activity_code, told.activity_code) as activity_code,
    reference.member(provision.sen_provision_code, told.sen_status) as sen_provision_code,
    told.activity_start_date,
    told.verified_date,
    -- the last 31 August before the end of the month: that of the month itself counts from September on
    extract(
        year from age(
            make_date(extract(year from told.period - interval '8 months')::integer, 8, 31), told.birth_date
        )
    )::integer as academic_age_years
from told
left join warehouse.dim_post16_activity as activity on told.activity_code = activity.activity_code
left join warehouse.dim_sen_provision as provision on told.sen_status = provision.sen_provision_code
-- a young person known by two numbers: what was confirmed last
where told.child_key = -1 or told.place = 1
