-- Children with SEND who are helped to travel on the last school day of each month, and those whose journey there takes
-- longer than the limit of their age.
with last_day as (
    -- where no school day of the month is known, its last day
    select
        month_start as month,
        coalesce(
            max(date_key) filter (where term_name is not null and day_of_week < 6 and not is_bank_holiday), max(date_key)
        ) as on_date
    from warehouse.dim_date
    where month_start between :first_month and :last_month
    group by month_start
),

school_day as (
    select
        last_day.month,
        last_day.on_date,
        -- the 31 August before the school year of the day; in this county that may begin in August
        make_date(
            case
                when day.term_name = 'autumn_1' then day.year
                else extract(year from last_day.on_date - interval '8 months')::integer
            end, 8, 31
        ) as age_day
    from last_day
    inner join warehouse.dim_date as day on last_day.on_date = day.date_key
),

-- a child with several arrangements counts once, with the longest journey
traveller as (
    select distinct on (
        school_day.month, journey.child_key, case when journey.child_key = -1 then journey.arrangement_id end
    )
        school_day.month,
        school_day.on_date,
        journey.child_key,
        journey.journey_minutes,
        journey.journey_miles,
        extract(year from age(school_day.age_day, journey.birth_month)) < :secondary_age as is_primary,
        case
            when school.setting_group in ('state_special', 'independent_special', 'special_post_16') then 'special school'
            when school.setting_group in ('mainstream', 'early_years', 'other_independent') then 'mainstream school'
            when school.setting_group <> 'not_known' then 'other'
        end as setting_type,
        case when mode.travel_mode_code not like '-%' then mode.name end as travel_mode
    from school_day
    inner join warehouse.fact_home_to_school_journey as journey
        on
            school_day.on_date >= journey.start_date
            -- the end is the last day there is help
            and (journey.end_date is null or school_day.on_date <= journey.end_date)
    left join warehouse.dim_establishment as school on journey.urn = school.urn
    left join warehouse.dim_travel_mode as mode on journey.travel_mode_code = mode.travel_mode_code
    where journey.local_authority_code = :local_authority_code
    order by
        school_day.month asc,
        journey.child_key asc,
        case when journey.child_key = -1 then journey.arrangement_id end asc,
        journey.journey_minutes desc,
        journey.arrangement_id asc
),

timed as (
    select
        *,
        case is_primary when true then 'primary' when false then 'secondary' end as phase,
        case
            when journey_minutes <= 0 then 'no route time'
            when is_primary is null then 'age not known'
        end as excluded
    from traveller
)

select
    month,
    null as variant,
    excluded,
    (journey_minutes > case when is_primary then :primary_minutes else :secondary_minutes end)::integer as numerator,
    1 as denominator,
    child_key,
    on_date,
    phase,
    setting_type,
    travel_mode
from timed
union all
-- no share: the miles that the mean is made of, over the travellers of the headline
select
    month,
    'miles one way, added up' as variant,
    null as excluded,
    sum(journey_miles) as numerator,
    null as denominator,
    -1 as child_key,
    max(on_date) as on_date,
    null as phase,
    null as setting_type,
    null as travel_mode
from timed
where excluded is null
group by month
union all
select
    date_trunc('month', start_date)::date as month,
    null as variant,
    'ended before it started' as excluded,
    0 as numerator,
    0 as denominator,
    child_key,
    start_date as on_date,
    null as phase,
    null as setting_type,
    null as travel_mode
from warehouse.fact_home_to_school_journey
where
    local_authority_code = :local_authority_code
    and end_date < start_date
    and start_date >= :first_month
    and start_date < cast(:last_month as date) + interval '1 month'
