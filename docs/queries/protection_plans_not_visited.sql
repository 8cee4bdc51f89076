-- Which children with a child protection plan were not seen in the last 10 working days, by category of abuse?
select
    category.name as category,
    count(*) as plans,
    count(*) filter (where plan.visit_working_days > 10 or plan.latest_visit_date is null) as not_seen
from warehouse.fact_child_protection_plan_month as plan
inner join warehouse.dim_abuse_category as category on plan.latest_category_code = category.abuse_category_code
where
    plan.month = (select max(month) from warehouse.fact_child_protection_plan_month)
    -- the first 10 working days of a plan are left out
    and plan.open_working_days > 10
group by category.name, category.sort_order
order by category.sort_order
