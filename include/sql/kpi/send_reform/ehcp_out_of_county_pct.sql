-- EHC plans in force on the last day of each month whose child is at an establishment, and those where it lies outside
-- the county. What lies nowhere, or nobody knows where, is left out by reason.
with plan as (
    select
        held.month,
        held.child_key,
        (held.month + interval '1 month - 1 day')::date as on_date,
        case when need.sen_need_code not like '-%' then need.group_name end as sen_need,
        school.local_authority_code as council,
        case coalesce(school.setting_group, 'not_known')
            when 'mainstream' then 'mainstream'
            when 'early_years' then 'mainstream'
            when 'other_independent' then 'mainstream'
            when 'state_special' then 'special school'
            when 'independent_special' then 'independent special school'
            when 'special_post_16' then 'special post-16 institution'
            when 'not_known' then null
            else 'other'
        end as setting_type,
        case
            when held.urn = '-2' then 'at no establishment'
            when held.urn = '-1' then 'setting not known'
            when coalesce(school.local_authority_code, '-1') = '-1' then 'place of the setting not known'
        end as excluded
    from warehouse.fact_ehc_plan_month as held
    left join warehouse.dim_establishment as school on held.urn = school.urn
    left join warehouse.dim_sen_need as need on held.sen_need_code = need.sen_need_code
    where
        held.local_authority_code = :local_authority_code
        and held.month between :first_month and :last_month
)

select
    plan.month,
    null as variant,
    plan.excluded,
    (plan.council <> :local_authority_code)::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.on_date,
    plan.sen_need,
    plan.setting_type
from plan
union all
-- the parts the headline is made of
select
    plan.month,
    part.variant,
    null as excluded,
    sum(part.is_counted::integer) as numerator,
    count(*) as denominator,
    -1 as child_key,
    max(plan.on_date) as on_date,
    null as sen_need,
    null as setting_type
from plan
cross join
    lateral (
        values
        ('in Leicester', plan.council = cast(:leicester as text)),
        ('in Rutland', plan.council = cast(:rutland as text)),
        (
            'elsewhere outside the county',
            plan.council not in (:local_authority_code, cast(:leicester as text), cast(:rutland as text))
        )
    ) as part (variant, is_counted)
where plan.excluded is null
group by plan.month, part.variant
union all
select
    month,
    null as variant,
    excluded,
    0 as numerator,
    0 as denominator,
    child_key,
    on_date,
    null as sen_need,
    null as setting_type
from ehc_plan_dated_badly
