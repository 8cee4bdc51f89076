-- Where were children with EHC plans educated each January?
select
    plan.month,
    case when plan.urn in ('-1', '-2') then coalesce(setting.name, 'Not known') else school.setting_group end as setting,
    count(*) as plans,
    count(*) filter (where plan.is_sen_unit or plan.is_resourced_provision) as in_unit_or_resourced_provision
from warehouse.fact_ehc_plan_month as plan
inner join warehouse.dim_establishment as school on plan.urn = school.urn
inner join warehouse.dim_sen_setting as setting on plan.sen_setting_code = setting.sen_setting_code
where extract(month from plan.month) = 1
group by plan.month, 2
order by plan.month asc, plans desc
