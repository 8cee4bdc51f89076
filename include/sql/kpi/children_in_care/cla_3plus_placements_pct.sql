-- Children looked after at the end of each month, and those of them with many placements in the 12 months to it.
-- Every test is made at the end of a day: what ends on a day is over, what starts on it is open.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        -- the day before the 12 months: what is open at its end is open at the start
        (month - make_interval(months => :window_months - 1) - interval '1 day')::date as day_before
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

dated as (
    select
        *,
        coalesce(episode_end_date, 'infinity') as end_date
    from warehouse.fact_placement
    where local_authority_code = :local_authority_code
),

episode as (
    select * from dated
    where not is_short_break and end_date >= episode_start_date
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
    from episode
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
),

looked_after as (
    select distinct
        month_end.month,
        month_end.last_day,
        month_end.day_before,
        episode.child_key
    from month_end
    inner join episode
        on
            month_end.last_day >= episode.episode_start_date
            and month_end.last_day < episode.end_date
),

placements as (
    select
        looked_after.month,
        looked_after.last_day,
        looked_after.child_key,
        count(stay.number) as placements
    from looked_after
    left join stay
        on
            looked_after.child_key = stay.child_key
            and looked_after.last_day >= stay.start_date
            and looked_after.day_before < stay.end_date
    group by looked_after.month, looked_after.last_day, looked_after.child_key
),

child as (
    select
        placements.month,
        placements.placements,
        coalesce(dim_child.sex, 'U') as sex
    from placements
    left join warehouse.dim_child
        on
            placements.child_key = dim_child.child_key
            and dim_child.valid_during @> placements.last_day
)

select
    child.month,
    case grouping(child.sex) when 0 then 'sex' else 'total' end as breakdown_type,
    coalesce(child.sex, 'total') as breakdown,
    count(*) filter (where child.placements >= :minimum_placements) as numerator,
    count(*) as denominator,
    case grouping(child.sex) when 0 then 0 else (
        select count(*)
        from dated
        where
            dated.end_date < dated.episode_start_date
            and date_trunc('month', dated.episode_start_date) = child.month
    ) end as excluded_rows
from child
group by grouping sets ((child.month), (child.month, child.sex))
