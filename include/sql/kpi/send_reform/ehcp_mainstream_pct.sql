-- EHC plans in force on the last day of each month, and those of children at mainstream schools. Every plan is in the
-- denominator, wherever the child is and where nothing is told of it too.
with plan as (
    select
        held.month,
        held.child_key,
        (held.month + interval '1 month - 1 day')::date as on_date,
        case when need.sen_need_code not like '-%' then need.group_name end as sen_need,
        -- nurseries of the early years group are the council's own; other independent schools are not special
        coalesce(school.setting_group in ('mainstream', 'early_years', 'other_independent'), false) as is_mainstream,
        coalesce(held.is_sen_unit, false) as is_sen_unit,
        coalesce(held.is_resourced_provision, false) as is_resourced_provision,
        coalesce(school.setting_group in ('state_special', 'independent_special'), false) as is_special,
        coalesce(school.setting_group in ('post_16', 'special_post_16'), false)
        -- providers of training have no number in the register of schools
        or (
            held.urn = '-1'
            and held.sen_setting_code like '-%'
            and exists (
                select
                from warehouse.fact_ehc_plan_placement as provider
                where
                    held.local_authority_code = provider.local_authority_code
                    and held.child_key = provider.child_key
                    and held.request_date = provider.request_date
                    and provider.provider_ukprn is not null
                    and provider.entry_date < held.month + interval '1 month'
                    and coalesce(provider.leaving_date, 'infinity') >= (held.month + interval '1 month - 1 day')::date
            )
        ) as is_further_education,
        -- an early years provider that is no school is apart in the published table
        held.sen_setting_code in ('OLA', 'OPA', 'EHE', 'OTH', 'NEET', 'NIEC', 'NIEO') as is_elsewhere
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
    plan.is_mainstream::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.on_date,
    plan.sen_need
from plan
union all
-- the parts the headline is made of, and where the other children are, each a share of all plans
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
        ('SEN unit', plan.is_mainstream and plan.is_sen_unit),
        ('resourced provision', plan.is_mainstream and plan.is_resourced_provision and not plan.is_sen_unit),
        (
            'neither unit nor resourced provision',
            plan.is_mainstream and not plan.is_sen_unit and not plan.is_resourced_provision
        ),
        ('special schools', plan.is_special),
        ('further education', plan.is_further_education),
        ('educated elsewhere', plan.is_elsewhere)
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
