-- Children looked after at the end of the last day of each month, one row each: in the latest of its episodes that are
-- open. What ends on a day is over, what starts on it is open.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
)

select distinct on (month_end.month, episode.child_key)
    month_end.month,
    month_end.last_day,
    episode.child_key,
    episode.need_code,
    episode.placement_type_code,
    episode.placement_provider_code,
    episode.distance_miles,
    episode.is_in_local_authority
from month_end
inner join warehouse.fact_placement as episode
    on
        month_end.last_day >= episode.episode_start_date
        and month_end.last_day < coalesce(episode.episode_end_date, 'infinity')
where episode.local_authority_code = :local_authority_code and not episode.is_short_break
order by month_end.month asc, episode.child_key asc, episode.episode_start_date desc
