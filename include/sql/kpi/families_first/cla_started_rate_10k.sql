-- Children who started to be looked after, by month: the first day of a period of care on which they were looked after
-- other than for agreed short breaks (V3, V4).
with started as (
    select
        child_key,
        period_of_care_start_date,
        min(episode_start_date) as start_date,
        -- care begins with reason S; where the first known episode has another, or follows no short break, the child came
        -- into care before the records begin
        coalesce((array_agg(reason_new_episode_code order by episode_start_date))[1] = 'S', false)
        or exists (
            select
            from warehouse.fact_placement as short_break
            where
                short_break.local_authority_code = :local_authority_code
                and short_break.child_key = fact_placement.child_key
                and short_break.period_of_care_start_date = fact_placement.period_of_care_start_date
                and short_break.is_short_break
        ) as is_start_known,
        -- of the first of these episodes
        (array_agg(need_code order by episode_start_date))[1] as need_code,
        (array_agg(coalesce(episode_end_date < episode_start_date, false) order by episode_start_date))[1]
            as is_dated_badly
    from warehouse.fact_placement
    where
        local_authority_code = :local_authority_code
        and not is_short_break
        and episode_start_date < cast(:last_month as date) + interval '1 month'
    group by child_key, period_of_care_start_date
    having min(episode_start_date) >= :first_month
),

dated as (
    select
        *,
        date_trunc('month', start_date)::date as month,
        -- -1 is whoever could not be identified: two of them are not one child
        case when child_key = -1 then start_date end as unknown_start_date
    from started
),

-- a child who starts twice in a month is one child
child as (
    select distinct on (month, child_key, unknown_start_date, is_dated_badly, is_start_known) *
    from dated
    order by
        month asc, child_key asc, unknown_start_date asc, is_dated_badly asc, is_start_known asc, start_date asc
)

select
    child.month,
    reading.variant,
    case
        when child.is_dated_badly then 'episode ends before it starts'
        when not child.is_start_known then 'in care already when first known'
    end as excluded,
    1 as numerator,
    null::numeric as denominator,
    child.child_key,
    child.start_date as on_date
from child
-- who seeks asylum alone is not in the warehouse: most of those with this need do
cross join (
    values (null, true, true), ('need absent parenting (N8)', true, false), ('other needs', false, true)
) as reading (variant, has_absent_parents, has_others)
where case when child.need_code = 'N8' then reading.has_absent_parents else reading.has_others end
union all
-- beside them those whose care ended; X1 leads on to another episode, whatever is known of it
select
    date_trunc('month', care_end_date)::date as month,
    'ceased to be looked after' as variant,
    null as excluded,
    1 as numerator,
    null::numeric as denominator,
    child_key,
    min(care_end_date) as on_date
from warehouse.fact_period_of_care
where
    local_authority_code = :local_authority_code
    and not is_short_breaks_only
    and reason_ended_code <> 'X1'
    and care_end_date >= care_start_date
    and care_end_date >= :first_month
    and care_end_date < cast(:last_month as date) + interval '1 month'
group by date_trunc('month', care_end_date), child_key, case when child_key = -1 then care_start_date end
