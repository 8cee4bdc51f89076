-- Plans in force at the end of each month, and those with a review meeting in the 12 months to it.
-- A year that begins with a day ends with the day before the same day a year on: a plan of 31 March, or one reviewed on
-- it, has no time left at the end of the next 31 March. So what lies before the 12 calendar months is a year old.
with reading (variant, has_new) as (
    values
    (null, false),
    ('including first 12 months', true),
    ('meeting ever recorded', false)
),

month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        (month - make_interval(months => :window_months - 1))::date as first_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

plan as (
    select
        held.*,
        month_end.last_day,
        issued.start_date >= month_end.first_day as is_new,
        coalesce(held.latest_review_meeting_date >= month_end.first_day, false) as is_reviewed
    from month_end
    inner join warehouse.fact_ehc_plan_month as held on month_end.month = held.month
    inner join warehouse.fact_ehc_plan as issued
        on
            held.local_authority_code = issued.local_authority_code
            and held.child_key = issued.child_key
            and held.request_date = issued.request_date
            and held.plan_number = issued.plan_number
    where
        held.local_authority_code = :local_authority_code
        -- said again of the table itself, which is partitioned by month
        and held.month between :first_month and :last_month
)

select
    plan.month,
    reading.variant,
    case
        when plan.is_new and not reading.has_new then 'in its first 12 months'
        -- reviews are tied to plans by the child
        when not plan.is_new and plan.child_key = -1 then 'child not known'
    end as excluded,
    case reading.variant
        when 'meeting ever recorded' then plan.latest_review_meeting_date is not null
        else plan.is_reviewed or plan.is_new
    end::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.last_day as on_date,
    need.group_name as sen_need,
    coalesce(lower(setting.group_name), nullif(replace(school.setting_group, '_', ' '), 'not known')) as setting_type
from plan
cross join reading
left join warehouse.dim_sen_need as need
    on plan.sen_need_code = need.sen_need_code and plan.sen_need_code not like '-%'
left join warehouse.dim_sen_setting as setting
    on plan.sen_setting_code = setting.sen_setting_code and plan.sen_setting_code not like '-%'
left join warehouse.dim_establishment as school on plan.urn = school.urn and plan.urn not like '-%'
