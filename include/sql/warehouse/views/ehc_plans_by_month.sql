-- One row per month and EHC plan in force on its last day, described.
select
    plan.local_authority_code,
    plan.month,
    plan.child_key,
    plan.age_years,
    need.name as need,
    school.name as establishment,
    case when plan.urn in ('-1', '-2') then setting.name else school.setting_group end as setting,
    council.name as council,
    plan.is_sen_unit,
    plan.is_resourced_provision,
    plan.is_review_expected,
    plan.is_reviewed_in_12_months
from warehouse.fact_ehc_plan_month as plan
inner join warehouse.dim_sen_need as need on plan.sen_need_code = need.sen_need_code
inner join warehouse.dim_establishment as school on plan.urn = school.urn
inner join warehouse.dim_sen_setting as setting on plan.sen_setting_code = setting.sen_setting_code
inner join warehouse.dim_local_authority as council on school.local_authority_code = council.local_authority_code
