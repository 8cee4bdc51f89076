-- One row per month and arrangement in force on the month's last day.
with month_ends as (
    select
        month,
        (month + interval '1 month')::date - 1 as month_end,
        -- the 31 August before the school year that the month is in
        make_date(extract(year from month - interval '8 months')::integer, 8, 31) as school_year_day
    from unnest(cast(:months as date[])) as unnested (month)
),

journeys as (
    select
        month_ends.month,
        journey.*,
        -- at the end of a month everyone born in one of its name has had their birthday
        extract(year from age(month_ends.month, journey.birth_month))::integer as age_years,
        -- year 7 is that of the children who are eleven on its 31 August
        case when extract(year from age(month_ends.school_year_day, journey.birth_month)) < 11 then 45 else 75 end as minutes
    from month_ends
    inner join warehouse.fact_home_to_school_journey as journey
        on
            month_ends.month_end >= journey.start_date
            and (journey.end_date is null or month_ends.month_end <= journey.end_date)
    where journey.local_authority_code = :local_authority_code
)

select
    cast(:local_authority_code as text) as local_authority_code,
    month,
    arrangement_id,
    child_key,
    urn,
    travel_mode_code,
    age_years,
    journey_minutes,
    minutes as limit_minutes,
    journey_minutes > minutes as is_over_limit,
    journey_miles,
    yearly_cost_gbp
from journeys
