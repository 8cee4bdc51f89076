-- One row per month and child looked after at its end. What ends on a day is over, what starts on it is open.
with months as (
    select
        month,
        (month + interval '1 month - 1 day')::date as month_end,
        -- the day before the 12 months: what is open at its end is open at their start
        (month - interval '11 months 1 day')::date as day_before
    from unnest(cast(:months as date[])) as unnested (month)
),

episodes as (
    select
        *,
        coalesce(episode_end_date, 'infinity') as end_date
    from warehouse.fact_placement
    where local_authority_code = :local_authority_code
),

placements as (
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
    from episodes
    where not is_short_break and end_date >= episode_start_date
    group by child_key, placement_start_date
),

numbered as (
    select
        *,
        count(*) filter (where not is_same_carers) over (partition by child_key order by placement_start_date) as number
    from placements
),

-- placements with the same carers, of 24 hours or more
stays as (
    select
        child_key,
        min(placement_start_date) as start_date,
        max(end_date) as end_date
    from numbered
    group by child_key, number
    having max(end_date) >= min(placement_start_date) + 1
),

looked_after as (
    select distinct on (months.month, episodes.child_key)
        months.month,
        months.month_end,
        months.day_before,
        episodes.*
    from months
    inner join episodes
        on months.month_end >= episodes.episode_start_date and months.month_end < episodes.end_date
    -- a child in a short break too is looked after
    order by
        months.month asc, episodes.child_key asc, episodes.is_short_break asc, episodes.episode_start_date desc
),

counted as (
    select
        looked_after.month,
        looked_after.child_key,
        count(*) as placements
    from looked_after
    inner join stays
        on
            looked_after.child_key = stays.child_key
            and looked_after.month_end >= stays.start_date
            and looked_after.day_before < stays.end_date
    group by looked_after.month, looked_after.child_key
)

select
    looked_after.local_authority_code,
    looked_after.month,
    looked_after.child_key,
    looked_after.month_end,
    looked_after.period_of_care_start_date as care_start_date,
    looked_after.placement_start_date,
    looked_after.legal_status_code,
    looked_after.need_code,
    looked_after.placement_type_code,
    looked_after.placement_provider_code,
    looked_after.provider_urn,
    looked_after.distance_miles,
    looked_after.is_in_local_authority,
    looked_after.is_short_break,
    looked_after.month_end - looked_after.period_of_care_start_date as days_looked_after,
    looked_after.month_end - looked_after.placement_start_date as days_in_placement,
    coalesce(counted.placements, 0) as placements_12_months
from looked_after
left join counted on looked_after.month = counted.month and looked_after.child_key = counted.child_key
