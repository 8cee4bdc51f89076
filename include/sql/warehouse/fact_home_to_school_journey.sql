-- One row per arrangement to help a child with SEND travel between home and school.
with arrangements as (
    select distinct on (arrangement_id)
        *,
        -- the last 31 August before, or on, which the school year is told by the age
        make_date(extract(year from start_date - interval '8 months')::integer, 8, 31) as school_year_day
    from staging.home_to_school_transport_current
    order by arrangement_id, source_file, source_row
),

limited as (
    select
        *,
        -- year 7 is that of the children who are eleven on its 31 August
        case when extract(year from age(school_year_day, birth_date)) < 11 then 45 else 75 end as limit_minutes
    from arrangements
)

select
    cast(:local_authority_code as text) as local_authority_code,
    limited.arrangement_id,
    coalesce(child.child_key, -1) as child_key,
    coalesce(establishment.urn, '-1') as urn,
    reference.member(mode.travel_mode_code, limited.mode) as travel_mode_code,
    limited.route_id,
    limited.start_date,
    limited.end_date,
    date_trunc('month', limited.birth_date)::date as birth_month,
    extract(year from age(limited.start_date, limited.birth_date))::integer as age_at_start_years,
    limited.route_minutes::integer as journey_minutes,
    limited.limit_minutes,
    limited.route_minutes > limited.limit_minutes as is_over_limit,
    round(limited.route_miles, 1) as journey_miles,
    limited.yearly_cost_gbp,
    limited.pupils_on_route::integer as children_on_route
from limited
left join identity.child_identifier as child
    on child.identifier_type = 'education_person_id' and limited.council_pupil_id = child.identifier
left join warehouse.dim_establishment as establishment on limited.urn = establishment.urn
left join warehouse.dim_travel_mode as mode on limited.mode = mode.travel_mode_code
