-- New EHC plans that started in each month for children under five on that day, by where the plan placed them.
with plan as (
    select
        date_trunc('month', issued.start_date)::date as month,
        issued.child_key,
        issued.start_date as on_date,
        case when need.sen_need_code not like '-%' then need.group_name end as sen_need,
        case
            -- nurseries, private and voluntary providers, and the nursery and reception classes of mainstream schools
            when issued.named_sen_setting_code = 'EYP' then 'mainstream early years'
            when school.setting_group in ('mainstream', 'early_years', 'other_independent') then 'mainstream early years'
            when school.setting_group in ('state_special', 'independent_special') then 'special school'
            when school.setting_group <> 'not_known' then 'other'
            when issued.named_sen_setting_code not like '-%' then 'other'
        end as setting_type,
        case
            when issued.birth_month is null or issued.age_at_start_years is null then 'age not known'
            when issued.start_date < issued.birth_month then 'started before birth'
        end as excluded
    from warehouse.fact_ehc_plan as issued
    left join warehouse.dim_establishment as school on issued.named_urn = school.urn
    left join warehouse.dim_sen_need as need on issued.sen_need_code = need.sen_need_code
    where
        issued.local_authority_code = :local_authority_code
        and issued.start_date >= :first_month
        and issued.start_date < cast(:last_month as date) + interval '1 month'
        -- not those from before the record or taken over from another council
        and issued.is_from_assessment
        and (issued.birth_month is null or coalesce(issued.age_at_start_years, 0) < :under_age)
        -- a re-assessment changes a plan and issues no new one
        and not exists (
            select
            from warehouse.fact_ehc_assessment as assessment
            where
                assessment.local_authority_code = :local_authority_code
                and assessment.is_reassessment
                and assessment.child_key <> -1
                and issued.child_key = assessment.child_key
                and issued.request_date = assessment.request_date
        )
)

select
    plan.month,
    reading.variant,
    plan.excluded,
    1 as numerator,
    null::numeric as denominator,
    plan.child_key,
    plan.on_date,
    plan.sen_need,
    plan.setting_type
from plan
cross join lateral (values (null), ('in mainstream early years')) as reading (variant)
where
    reading.variant is null
    or (plan.setting_type = 'mainstream early years' and plan.excluded is null)
