-- One row per infant due a review at 6 to 8 weeks, and how the infant was fed then.
with told as (
    select
        feeding.*,
        coalesce(child.child_key, -1) as child_key,
        date_trunc('month', feeding.due_date)::date as due_month,
        row_number() over (
            partition by coalesce(child.child_key, -1), date_trunc('month', feeding.due_date)
            order by feeding.period desc, feeding.feeding_status asc nulls last, feeding.nhs_number asc
        ) as place
    from staging.infant_feeding_current as feeding
    left join identity.child_identifier as child
        on child.identifier_type = 'nhs_number' and feeding.nhs_number = child.identifier
)

select
    cast(:local_authority_code as text) as local_authority_code,
    told.child_key,
    told.due_month,
    case told.child_key when -1 then told.place else 0 end::integer as not_known_number,
    reference.member(status.feeding_status_code, told.feeding_status) as feeding_status_code,
    coalesce(area.area_code, '-1') as area_code,
    told.provider_code
from told
left join warehouse.dim_feeding_status as status on told.feeding_status = status.feeding_status_code
left join warehouse.dim_area as area
    on area.level = 'postcode_district' and told.postcode_district = area.area_code
-- an infant known by two numbers: the latest delivery, and a status known before one that is not
where told.child_key = -1 or told.place = 1
