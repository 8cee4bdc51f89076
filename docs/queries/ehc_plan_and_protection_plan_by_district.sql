-- How many children have an EHC plan and a child protection plan, by the district they live in?
select
    coalesce(area.district, area.name) as district,
    count(distinct plan.child_key) as children
from warehouse.fact_ehc_plan_month as plan
inner join warehouse.fact_child_protection_plan_month as protection
    on plan.month = protection.month and plan.child_key = protection.child_key
inner join warehouse.dim_child as child on plan.child_key = child.child_key and child.is_current
inner join warehouse.dim_area as area on child.area_code = area.area_code
where
    plan.child_key <> -1
    and plan.month = (select max(month) from warehouse.fact_child_protection_plan_month)
group by coalesce(area.district, area.name)
order by district
