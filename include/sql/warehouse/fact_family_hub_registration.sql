-- One row per family registered with a Family Hub.
select distinct on (registration.family_id)
    cast(:local_authority_code as text) as local_authority_code,
    registration.family_id,
    registration.hub_id,
    registration.registered_date,
    coalesce(area.area_code, '-1') as area_code,
    date_trunc('month', registration.youngest_child_birth_date)::date as youngest_child_birth_month,
    registration.children_under_five
from staging.family_hub_registrations_current as registration
left join warehouse.dim_area as area
    on area.level = 'postcode_district' and registration.postcode_district = area.area_code
order by registration.family_id, registration.source_file, registration.source_row
