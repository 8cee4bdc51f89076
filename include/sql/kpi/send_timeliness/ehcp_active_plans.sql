-- Plans in force at the end of each month, one row per plan; beside them the pupils they may be set against.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

-- the censuses are termly: the latest before the first month is less than a year old
census as (
    select
        reference_date,
        count(*) as pupils
    from warehouse.fact_school_roll
    where
        local_authority_code = :local_authority_code
        and reference_date >= cast(:first_month as date) - interval '1 year'
        and reference_date < cast(:last_month as date) + interval '1 month'
    group by reference_date
)

select
    plan.month,
    null as variant,
    case when plan.age_years < 0 or plan.age_years > :oldest_years then 'too old or not born' end as excluded,
    1 as numerator,
    null::integer as denominator,
    plan.child_key,
    month_end.last_day as on_date,
    need.group_name as sen_need,
    coalesce(lower(setting.group_name), nullif(replace(school.setting_group, '_', ' '), 'not known')) as setting_type
from month_end
inner join warehouse.fact_ehc_plan_month as plan on month_end.month = plan.month
left join warehouse.dim_sen_need as need
    on plan.sen_need_code = need.sen_need_code and plan.sen_need_code not like '-%'
left join warehouse.dim_sen_setting as setting
    on plan.sen_setting_code = setting.sen_setting_code and plan.sen_setting_code not like '-%'
left join warehouse.dim_establishment as school on plan.urn = school.urn and plan.urn not like '-%'
where
    plan.local_authority_code = :local_authority_code
    -- said again of the table itself, which is partitioned by month
    and plan.month between :first_month and :last_month
union all
select
    month_end.month,
    'pupils on roll' as variant,
    null as excluded,
    latest.pupils as numerator,
    null::integer as denominator,
    -1 as child_key,
    month_end.last_day as on_date,
    null as sen_need,
    null as setting_type
from month_end
cross join lateral (
    select census.pupils
    from census
    where census.reference_date <= month_end.last_day
    order by census.reference_date desc
    limit 1
) as latest
