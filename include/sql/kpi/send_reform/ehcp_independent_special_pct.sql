-- EHC plans in force on the last day of each month, and those of children at independent or non-maintained special
-- schools, by the type the register of establishments has for the school.
with plan as (
    select
        held.month,
        held.child_key,
        (held.month + interval '1 month - 1 day')::date as on_date,
        case when need.sen_need_code not like '-%' then need.group_name end as sen_need,
        coalesce(school.setting_group, 'not_known') as setting_group,
        -- the register writes codes below ten with and without a nought
        coalesce(school.setting_group = 'independent_special' and lpad(school.type_code, 2, '0') = '08', false)
            as is_non_maintained
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
    null as excluded,
    (plan.setting_group = 'independent_special')::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.on_date,
    plan.sen_need
from plan
union all
-- each a share of all plans; special post-16 institutions are not in the headline
select
    plan.month,
    part.variant,
    null as excluded,
    sum(part.is_counted::integer) as numerator,
    count(*) as denominator,
    -1 as child_key,
    max(plan.on_date) as on_date,
    null as sen_need
from plan
cross join
    lateral (
        values
        ('independent special schools', plan.setting_group = 'independent_special' and not plan.is_non_maintained),
        ('non-maintained special schools', plan.is_non_maintained),
        ('independent special post-16 institutions', plan.setting_group = 'special_post_16')
    ) as part (variant, is_counted)
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
    null as sen_need
from ehc_plan_dated_badly
