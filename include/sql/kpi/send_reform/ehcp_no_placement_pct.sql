-- EHC plans in force on the last day of each month, and those of children without a place: educated elsewhere than at a
-- school, college or nursery, save home education by choice, or nothing is told of where they are.
with told as (
    select
        held.*,
        (held.month + interval '1 month - 1 day')::date as on_date,
        plan.birth_month,
        case when need.sen_need_code not like '-%' then need.group_name end as sen_need
    from warehouse.fact_ehc_plan_month as held
    left join warehouse.fact_ehc_plan as plan
        on
            held.local_authority_code = plan.local_authority_code
            and held.child_key = plan.child_key
            and held.request_date = plan.request_date
            and held.plan_number = plan.plan_number
    left join warehouse.dim_sen_need as need on held.sen_need_code = need.sen_need_code
    where
        held.local_authority_code = :local_authority_code
        and held.month between :first_month and :last_month
),

placed as (
    select
        told.*,
        case
            when told.sen_setting_code not like '-%' then told.sen_setting_code
            when told.urn not like '-%' then 'PLACE'
            -- providers of training have no number in the register of schools
            when
                told.urn = '-1'
                and exists (
                    select
                    from warehouse.fact_ehc_plan_placement as provider
                    where
                        told.local_authority_code = provider.local_authority_code
                        and told.child_key = provider.child_key
                        and told.request_date = provider.request_date
                        and provider.provider_ukprn is not null
                        and provider.entry_date <= told.on_date
                        and coalesce(provider.leaving_date, 'infinity') >= told.on_date
                )
                then 'PLACE'
            else 'NOT KNOWN'
        end as setting,
        -- from the last day of March, August or December on which the child is five, to June of the school year in which
        -- the child turns sixteen; all are ends of months, so the month of birth tells
        told.month >= make_date(
            extract(year from told.birth_month)::integer + :from_age,
            case
                when extract(month from told.birth_month) <= :spring_month then :spring_month
                when extract(month from told.birth_month) <= :summer_month then :summer_month
                else :autumn_month
            end,
            1
        )
        and told.month < make_date(
            extract(year from told.birth_month + make_interval(months => 12 - :summer_month))::integer + :to_age,
            :leaving_month,
            1
        ) as is_compulsory_age
    from told
),

plan as (
    select
        *,
        setting in ('OLA', 'OPA', 'OTH', 'NEET', 'NIEC', 'NIEO', 'NOT KNOWN') as is_without
    from placed
)

select
    plan.month,
    null as variant,
    null as excluded,
    plan.is_without::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.on_date,
    plan.sen_need
from plan
union all
-- the split: each a share of all plans, home education by choice beside the headline; and the headline over the children
-- of compulsory school age
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
        ('children of compulsory school age', plan.is_without, coalesce(plan.is_compulsory_age, false)),
        ('home education by choice', plan.setting = 'EHE', true),
        ('arranged by the council otherwise than at school', plan.setting = 'OLA', true),
        ('arranged by parents', plan.setting = 'OPA', true),
        ('another place', plan.setting = 'OTH', true),
        ('not in education, employment or training', plan.setting = 'NEET', true),
        ('not in education, notice given that the plan will cease', plan.setting = 'NIEC', true),
        ('not in education, of compulsory school age', plan.setting = 'NIEO', true),
        ('not known', plan.setting = 'NOT KNOWN', true)
    ) as part (variant, is_counted, is_of)
where part.is_of
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
