-- Children looked after for 12 months at the end of each month, one row each and check: health assessment (the
-- headline), dental check, immunisations. What ends on a day is over at its end, what starts on it is open.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        -- first days of the times to the snapshot, which count both their ends: 12 months to 31 March begin on 1 April
        (month + interval '1 month' - make_interval(months => :care_months))::date as care_from,
        (month + interval '1 month' - make_interval(months => :window_months))::date as checked_from
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

looked_after as (
    select distinct
        month_end.month,
        month_end.last_day,
        month_end.checked_from,
        episode.child_key
    from month_end
    inner join looked_after_episode as episode
        on
            month_end.last_day >= episode.episode_start_date
            and month_end.last_day < episode.end_date
            and month_end.care_from >= episode.care_start_date
),

checked as (
    -- refused, cancelled and planned ones are none; two on one day are one
    select
        looked_after.month,
        looked_after.child_key,
        count(distinct fact.check_date) filter (where fact.check_type = 'health_assessment') as assessments,
        count(*) filter (where fact.check_type = 'dental') as dental_checks
    from looked_after
    inner join warehouse.fact_cla_health_check as fact
        on
            looked_after.child_key = fact.child_key
            and fact.check_date between looked_after.checked_from and looked_after.last_day
    where
        fact.local_authority_code = :local_authority_code
        and fact.check_status = 'completed'
        and fact.child_key <> -1
    group by looked_after.month, looked_after.child_key
),

immunised as (
    -- the latest record holds until the next
    select distinct on (looked_after.month, looked_after.child_key)
        looked_after.month,
        looked_after.child_key,
        fact.is_up_to_date
    from looked_after
    inner join warehouse.fact_cla_immunisation as fact
        on looked_after.child_key = fact.child_key and looked_after.last_day >= fact.record_date
    where fact.local_authority_code = :local_authority_code and fact.child_key <> -1
    order by looked_after.month asc, looked_after.child_key asc, fact.record_date desc
),

described as (
    select
        looked_after.*,
        child.birth_month,
        -- all birthdays of the month are over on its last day
        child.birth_month + make_interval(years => :under_age) > looked_after.month as is_young,
        coalesce(checked.assessments, 0) as assessments,
        coalesce(checked.dental_checks, 0) as dental_checks,
        coalesce(immunised.is_up_to_date, false) as is_up_to_date
    from looked_after
    left join checked on looked_after.month = checked.month and looked_after.child_key = checked.child_key
    left join immunised on looked_after.month = immunised.month and looked_after.child_key = immunised.child_key
    left join warehouse.dim_child as child
        on looked_after.child_key = child.child_key and child.valid_during @> looked_after.last_day
)

select
    described.month,
    reading.variant,
    reading.is_received::integer as numerator,
    1 as denominator,
    -- only the number of assessments depends on the age
    case when described.birth_month is null and reading.variant is null then 'birth date not known' end as excluded,
    described.child_key,
    described.last_day as on_date
from described
cross join
    lateral (
        values
        (
            null,
            described.assessments >= case when described.is_young then :young_assessments else :assessments end
        ),
        ('dental check', described.dental_checks > 0),
        ('immunised', described.is_up_to_date)
    ) as reading (variant, is_received)
union all
select
    month,
    null as variant,
    0 as numerator,
    1 as denominator,
    excluded,
    child_key,
    on_date
from episode_dated_badly
