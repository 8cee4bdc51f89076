-- Children looked after at the end of each month, one row each, and whether they live within the council's area. What
-- ends on a day is over, what starts on it is open.
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
        episode.is_in_local_authority,
        episode.placement_type_code,
        episode.placement_provider_code
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
    reading.variant,
    reading.is_counted::integer as numerator,
    1 as denominator,
    null as excluded,
    looked_after.child_key,
    looked_after.last_day as on_date,
    type.group_name as placement
from looked_after
left join warehouse.dim_placement_type as type
    on looked_after.placement_type_code = type.placement_type_code and type.placement_type_code not like '-%'
cross join
    lateral (
        values
        -- a place that is not known is not in the council's area
        (null, coalesce(looked_after.is_in_local_authority, false)),
        ('place not known', looked_after.is_in_local_authority is null),
        ('outside the area', coalesce(not looked_after.is_in_local_authority, false)),
        -- what the national statistics tell of the kind of placement and of who provides it
        ('in foster placements', coalesce(type.group_name = 'Foster care', false)),
        ('in homes for children', looked_after.placement_type_code in ('K1', 'K2')),
        ('provided by the council', coalesce(looked_after.placement_provider_code = 'PR1', false))
    ) as reading (variant, is_counted)
union all
select
    date_trunc('month', episode_start_date)::date as month,
    null as variant,
    0 as numerator,
    1 as denominator,
    'episode ends before it starts' as excluded,
    child_key,
    episode_start_date as on_date,
    null as placement
from warehouse.fact_placement
where
    local_authority_code = :local_authority_code
    and episode_end_date < episode_start_date
    and episode_start_date >= :first_month
    and episode_start_date < cast(:last_month as date) + interval '1 month'
