-- One row per child as known today, its codes in words.
select
    child.child_key,
    child.sex,
    child.birth_month,
    ethnicity.name as ethnicity,
    ethnicity.group_name as ethnic_group,
    coalesce(area.district, area.name) as district,
    area.name as area,
    area.family_hub_id,
    provision.name as sen_provision,
    child.is_disabled,
    child.is_fsm_eligible
from warehouse.dim_child as child
inner join warehouse.dim_ethnicity as ethnicity on child.ethnicity_code = ethnicity.ethnicity_code
inner join warehouse.dim_area as area on child.area_code = area.area_code
inner join warehouse.dim_sen_provision as provision on child.sen_provision_code = provision.sen_provision_code
where child.is_current
