-- One row per month and child looked after at its end, described, the child as it was then.
select
    placed.local_authority_code,
    placed.month,
    placed.child_key,
    child.sex,
    extract(year from age(placed.month_end, child.birth_month))::integer as age_years,
    ethnicity.group_name as ethnic_group,
    coalesce(area.district, area.name) as home_district,
    status.name as legal_status,
    need.name as need,
    type.group_name as placement_group,
    type.name as placement_type,
    provider.name as provider,
    placed.distance_miles,
    placed.is_in_local_authority,
    placed.is_short_break,
    placed.placements_12_months,
    placed.days_looked_after,
    placed.days_in_placement
from warehouse.fact_looked_after_month as placed
inner join warehouse.dim_child as child
    on placed.child_key = child.child_key and child.valid_during @> placed.month_end
inner join warehouse.dim_ethnicity as ethnicity on child.ethnicity_code = ethnicity.ethnicity_code
inner join warehouse.dim_area as area on child.area_code = area.area_code
inner join warehouse.dim_legal_status as status on placed.legal_status_code = status.legal_status_code
inner join warehouse.dim_need_category as need on placed.need_code = need.need_code
inner join warehouse.dim_placement_type as type on placed.placement_type_code = type.placement_type_code
inner join warehouse.dim_provider as provider on placed.provider_urn = provider.provider_urn
