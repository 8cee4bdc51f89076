-- Children newly looked after whose 20th working day in care falls in the month, one row each, and their initial
-- health assessment. The day care starts is day 0.
with started as (
    select
        period.child_key,
        period.care_start_date,
        period.care_end_date,
        deadline.date_key as due_date,
        -- care begins with reason S: with another the child came into care before the records begin
        not exists (
            select
            from warehouse.fact_placement as episode
            where
                episode.local_authority_code = period.local_authority_code
                and episode.child_key = period.child_key
                and episode.episode_start_date = period.care_start_date
                and episode.reason_new_episode_code <> 'S'
        ) as is_start_known,
        -- where no bank holidays are known, about the day it is due
        coalesce(deadline.date_key, period.care_start_date + :limit_days * 7 / 5) as on_date
    from warehouse.fact_period_of_care as period
    left join warehouse.dim_date as first_day on period.care_start_date = first_day.date_key
    left join warehouse.dim_date as deadline
        on first_day.working_day_number + :limit_days = deadline.working_day_number and deadline.is_working_day
    where
        period.local_authority_code = :local_authority_code
        and not period.is_short_breaks_only
        -- far enough back for every 20th working day
        and period.care_start_date >= cast(:first_month as date) - :limit_days * 2
        and period.care_start_date < cast(:last_month as date) + interval '1 month'
),

assessed as (
    select
        started.*,
        record.assessment_date,
        record.told_working_days,
        record.is_told,
        record.is_refused
    from started
    -- the team's records of this time in care: theirs may begin a little later than the council's
    left join lateral (
        select
            min(fact.assessment_date) filter (where fact.outcome_code = 'DONE') as assessment_date,
            min(fact.start_to_notified_working_days) as told_working_days,
            count(fact.notified_date) > 0 as is_told,
            bool_or(fact.outcome_code = 'REFUSED') as is_refused
        from warehouse.fact_cla_health_assessment as fact
        where
            fact.local_authority_code = :local_authority_code
            and fact.child_key = started.child_key
            and fact.child_key <> -1
            and fact.review_type_code = 'IHA'
            and fact.care_start_date >= started.care_start_date
            and fact.care_start_date < coalesce(started.care_end_date, 'infinity')
    ) as record on true
    where
        started.on_date >= :first_month
        and started.on_date < cast(:last_month as date) + interval '1 month'
)

select
    date_trunc('month', on_date)::date as month,
    coalesce(assessment_date <= due_date, false)::integer as numerator,
    1 as denominator,
    case
        when not is_start_known then 'in care already when first known'
        when due_date is null then 'bank holidays not known'
        when care_end_date < care_start_date then 'care ended before it started'
        when care_end_date <= due_date then 'left care within 20 working days'
        when assessment_date < care_start_date then 'assessed before care started'
    end as excluded,
    child_key,
    on_date,
    case
        when assessment_date <= due_date then 'in time'
        when is_refused then 'refused'
        when told_working_days > :paperwork_days then 'late, council told late'
        when is_told then 'late, NHS'
    end as delay
from assessed
