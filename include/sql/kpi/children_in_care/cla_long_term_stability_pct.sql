-- Children under 16 who had been looked after for two and a half years at the end of each month, one row each, and
-- whether they had been in one placement for two. What ends on a day is over at its end, what starts on it is open.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        -- first days of the times to the snapshot, which count both their ends: 24 months to 31 March begin on 1 April
        (month + interval '1 month' - make_interval(months => :care_months))::date as care_from,
        (month + interval '1 month' - make_interval(months => :placement_months))::date as placed_from
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

looked_after as (
    -- a child counts once: in the latest of its episodes that are open
    select distinct on (month_end.month, episode.child_key)
        month_end.*,
        episode.child_key,
        episode.care_start_date,
        episode.placement_start_date,
        episode.placement_type_code like 'A%' as is_adoption
    from month_end
    inner join looked_after_episode as episode
        on
            month_end.last_day >= episode.episode_start_date
            and month_end.last_day < episode.end_date
    order by month_end.month asc, episode.child_key asc, episode.episode_start_date desc
),

placement as (
    select
        child_key,
        care_start_date,
        placement_start_date,
        bool_or(placement_type_code like 'A%') as is_adoption,
        -- T and U say that the carers stay
        coalesce(
            bool_or(reason_new_episode_code in ('T', 'U')) filter (where episode_start_date = placement_start_date),
            false
        ) as is_same_carers
    from looked_after_episode
    where child_key in (select looked_after.child_key from looked_after)
    group by child_key, care_start_date, placement_start_date
),

followed as (
    select
        *,
        is_adoption and is_same_carers and coalesce(lag(is_adoption) over history, false) as is_continued
    from placement
    window history as (partition by child_key, care_start_date order by placement_start_date)
),

numbered as (
    -- another code of adoption with the same adopters goes on with the adoptive placement
    select
        *,
        count(*) filter (where not is_continued) over (
            partition by child_key, care_start_date order by placement_start_date
        ) as number
    from followed
),

adoptive as (
    select
        child_key,
        placement_start_date,
        -- where the adoptive placement and the one before it began
        min(placement_start_date) over (
            partition by child_key, care_start_date order by number range between 1 preceding and current row
        ) as with_previous_start_date
    from numbered
),

aged as (
    select
        looked_after.*,
        child.birth_month,
        -- all birthdays of the month are over on its last day
        child.birth_month + make_interval(years => :under_age) > looked_after.month as is_young,
        case
            when looked_after.is_adoption then adoptive.with_previous_start_date
            else looked_after.placement_start_date
        end as since
    from looked_after
    left join adoptive
        on
            looked_after.child_key = adoptive.child_key
            and looked_after.placement_start_date = adoptive.placement_start_date
    left join warehouse.dim_child as child
        on looked_after.child_key = child.child_key and child.valid_during @> looked_after.last_day
    where looked_after.care_start_date <= looked_after.care_from
)

select
    month,
    (since <= placed_from)::integer as numerator,
    1 as denominator,
    case when birth_month is null then 'birth date not known' end as excluded,
    child_key,
    last_day as on_date
from aged
where is_young or birth_month is null
union all
select
    month,
    0 as numerator,
    1 as denominator,
    excluded,
    child_key,
    on_date
from episode_dated_badly
