-- Which councils are children with EHC plans educated in?
select
    council.name as council,
    count(*) as plans
from warehouse.fact_ehc_plan_month as plan
inner join warehouse.dim_establishment as school on plan.urn = school.urn
inner join warehouse.dim_local_authority as council on school.local_authority_code = council.local_authority_code
where
    plan.month = (select max(month) from warehouse.fact_ehc_plan_month)
    and plan.urn not in ('-1', '-2')
group by council.name
order by plans desc, council
