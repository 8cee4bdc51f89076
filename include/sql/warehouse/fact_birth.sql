-- One row per infant whose birth was notified.
select distinct on (birth.notification_id)
    cast(:local_authority_code as text) as local_authority_code,
    birth.notification_id,
    coalesce(child.child_key, -1) as child_key,
    date_trunc('month', birth.birth_date)::date as birth_month,
    coalesce(birth.live_birth = 'Y', false) as is_live_birth,
    birth.multiple_birth = 'Y' as is_multiple_birth,
    birth.birth_weight_grams,
    birth.gestation_weeks,
    birth.birth_weight_grams < 2500 as is_low_birth_weight,
    birth.gestation_weeks < 37 as is_premature,
    coalesce(area.area_code, '-1') as area_code,
    birth.provider_code
from staging.births_current as birth
left join identity.child_identifier as child
    on child.identifier_type = 'nhs_number' and birth.nhs_number = child.identifier
left join warehouse.dim_area as area
    on area.level = 'postcode_district' and split_part(birth.mother_postcode, ' ', 1) = area.area_code
order by birth.notification_id, birth.source_file, birth.source_row
