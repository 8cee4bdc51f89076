-- Children looked after at the end of each month, one row each, and whether they had many placements in the 12 months
-- to it; of those looked after for 24 months, in these. Every test is made at the end of a day: what ends on a day is over, what starts on it is open.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        variant,
        -- the day before the months looked at: what is open at its end is open at the start
        (month - make_interval(months => window_months - 1) - interval '1 day')::date as day_before
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
    cross join (
        values (null, cast(:window_months as integer)), ('in 24 months', cast(:long_window_months as integer))
    ) as reading (variant, window_months)
),

looked_after as (
    select distinct
        month_end.month,
        month_end.last_day,
        month_end.variant,
        month_end.day_before,
        episode.child_key
    from month_end
    inner join looked_after_episode as episode
        on
            month_end.last_day >= episode.episode_start_date
            and month_end.last_day < episode.end_date
    where month_end.variant is null or month_end.day_before >= episode.care_start_date - 1
),

placement as (
    select
        child_key,
        placement_start_date,
        max(end_date) as end_date,
        -- A3 and A5 are adoption by the foster carer; T and U say that the carers stay: no move
        coalesce(
            bool_or(reason_new_episode_code in ('T', 'U') and placement_type_code in ('A3', 'A5'))
            filter (where episode_start_date = placement_start_date),
            false
        ) as is_same_carers
    from looked_after_episode
    where child_key in (select looked_after.child_key from looked_after)
    group by child_key, placement_start_date
),

numbered as (
    select
        *,
        count(*) filter (where not is_same_carers) over (partition by child_key order by placement_start_date) as number
    from placement
),

stay as (
    select
        child_key,
        number,
        min(placement_start_date) as start_date,
        max(end_date) as end_date
    from numbered
    group by child_key, number
    having max(end_date) >= min(placement_start_date) + :minimum_placement_days
)

select
    looked_after.month,
    looked_after.variant,
    (count(stay.number) >= :minimum_placements)::integer as numerator,
    1 as denominator,
    null as excluded,
    looked_after.child_key,
    looked_after.last_day as on_date
from looked_after
left join stay
    on
        looked_after.child_key = stay.child_key
        and looked_after.last_day >= stay.start_date
        and looked_after.day_before < stay.end_date
group by looked_after.month, looked_after.variant, looked_after.last_day, looked_after.child_key
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
