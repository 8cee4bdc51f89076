-- One row per month and plan in force on the month's last day.
-- Where the child was then is told by the settings the returns followed; before the first return that had the plan in
-- force, by what the plan named when it was issued.
with month_ends as (
    select
        month,
        (month + interval '1 month')::date - 1 as month_end,
        (month + interval '1 month' - interval '1 day' - interval '12 months')::date as year_before
    from unnest(cast(:months as date[])) as unnested (month)
),

plans as (
    select
        month_ends.month,
        month_ends.month_end,
        month_ends.year_before,
        plan.*
    from month_ends
    inner join warehouse.fact_ehc_plan as plan
        on
            month_ends.month_end >= plan.start_date
            and (plan.ceased_date is null or month_ends.month_end < plan.ceased_date)
    where plan.local_authority_code = :local_authority_code
),

settings as (
    select distinct on (month_ends.month, placed.child_key, placed.request_date)
        month_ends.month,
        placed.*
    from month_ends
    inner join warehouse.fact_ehc_plan_placement as placed
        on
            month_ends.month_end >= placed.entry_date
            and (placed.leaving_date is null or month_ends.month_end <= placed.leaving_date)
    where placed.local_authority_code = :local_authority_code
    order by
        month_ends.month asc,
        placed.child_key asc,
        placed.request_date asc,
        placed.placement_rank asc,
        placed.entry_date desc
),

-- one at most for a child and month: a meeting counts until the next
reviews as (
    select
        month_ends.month,
        review.child_key,
        max(review.meeting_date) as meeting_date
    from month_ends
    inner join warehouse.fact_ehc_annual_review as review
        on
            month_ends.month_end >= review.meeting_date
            and (review.next_meeting_date is null or month_ends.month_end < review.next_meeting_date)
    where review.local_authority_code = :local_authority_code and review.child_key <> -1
    group by month_ends.month, review.child_key
),

placed as (
    select
        plans.*,
        settings.child_key is not null as is_told,
        settings.child_key is null
        and plans.is_named_sen_unit is not null
        and plans.month < coalesce(plans.first_told_month, date 'infinity') as is_setting_as_named,
        settings.urn,
        settings.sen_setting_code,
        settings.is_sen_unit,
        settings.is_resourced_provision,
        -- a meeting about a plan the child had before is not about this one
        case when reviews.meeting_date >= plans.start_date then reviews.meeting_date end as meeting_date
    from plans
    left join settings
        on
            plans.month = settings.month
            and plans.child_key = settings.child_key
            and plans.request_date = settings.request_date
    left join reviews on plans.month = reviews.month and plans.child_key = reviews.child_key
)

select
    cast(:local_authority_code as text) as local_authority_code,
    month,
    child_key,
    request_date,
    plan_number,
    (
        extract(year from age(month_end, start_date)) * 12 + extract(month from age(month_end, start_date))
    )::integer as months_since_start,
    -- at the end of a month everyone born in one of its name has had their birthday
    extract(year from age(month, birth_month))::integer as age_years,
    sen_need_code,
    case when is_told then urn when is_setting_as_named then named_urn else '-1' end as urn,
    case
        when is_told then sen_setting_code when is_setting_as_named then named_sen_setting_code else '-2'
    end as sen_setting_code,
    case when is_told then is_sen_unit when is_setting_as_named then is_named_sen_unit end as is_sen_unit,
    case
        when is_told then is_resourced_provision when is_setting_as_named then is_named_resourced_provision
    end as is_resourced_provision,
    is_setting_as_named,
    meeting_date as latest_review_meeting_date,
    start_date <= year_before as is_review_expected,
    coalesce(meeting_date > year_before, false) as is_reviewed_in_12_months
from placed
