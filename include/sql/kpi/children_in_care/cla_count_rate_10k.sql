-- Children looked after at the end of the last day of each month, and the population aged 0 to 17.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

episode as (
    select
        child_key,
        episode_start_date,
        coalesce(episode_end_date, 'infinity') as episode_end_date,
        is_short_break
    from warehouse.fact_placement
    where local_authority_code = :local_authority_code
)

select
    month,
    'total' as breakdown_type,
    'total' as breakdown,
    (
        -- at the end of the day: an episode that starts on the last day counts, one that ends on it does not
        select count(distinct episode.child_key)
        from episode
        where
            episode.episode_start_date <= month_end.last_day
            and episode.episode_end_date > month_end.last_day
            and not episode.is_short_break
    ) as numerator,
    (
        -- the latest estimate up to the last day; where all are later, the first
        select figure.value
        from warehouse.fact_published_figure as figure
        inner join warehouse.dim_local_authority as council on figure.area_code = council.gss_code
        where
            figure.indicator_id = 'population_0_17'
            and council.local_authority_code = :local_authority_code
        order by figure.period_end <= month_end.last_day desc, abs(month_end.last_day - figure.period_end)
        limit 1
    ) as denominator,
    (
        select count(*)
        from episode
        where
            episode.episode_end_date < episode.episode_start_date
            and episode.episode_start_date between month_end.month and month_end.last_day
    ) as excluded_rows
from month_end
