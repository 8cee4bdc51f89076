-- Children looked after at the end of the last day of each month, one row each. What ends on a day is over, what
-- starts on it is open.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

looked_after as (
    -- a child counts once: in the latest of its episodes that are open
    select distinct on (month_end.month, episode.child_key)
        month_end.month,
        month_end.last_day,
        episode.child_key,
        episode.need_code
    from month_end
    inner join warehouse.fact_placement as episode
        on
            month_end.last_day >= episode.episode_start_date
            and month_end.last_day < coalesce(episode.episode_end_date, 'infinity')
    where episode.local_authority_code = :local_authority_code and not episode.is_short_break
    order by month_end.month asc, episode.child_key asc, episode.episode_start_date desc
)

select
    looked_after.month,
    1 as numerator,
    null::numeric as denominator,
    null as excluded,
    looked_after.child_key,
    looked_after.last_day as on_date,
    need.name as need
from looked_after
left join warehouse.dim_need_category as need
    on looked_after.need_code = need.need_code and need.need_code like 'N%'
union all
select
    date_trunc('month', episode_start_date)::date as month,
    1 as numerator,
    null as denominator,
    'episode ends before it starts' as excluded,
    child_key,
    episode_start_date as on_date,
    null as need
from warehouse.fact_placement
where
    local_authority_code = :local_authority_code
    and episode_end_date < episode_start_date
    and episode_start_date >= :first_month
    and episode_start_date < cast(:last_month as date) + interval '1 month'
