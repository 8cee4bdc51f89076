-- One row per district of the council and per postcode district, with the district most of its postcodes lie in.
with postcodes as (
    select
        split_part(postcode, ' ', 1) as postcode_district,
        district,
        district_code
    from staging.postcodes_current
    where local_authority_code = :local_authority_code and district_code is not null
),

districts as (
    select
        district_code,
        min(district) as district
    from postcodes
    group by district_code
),

postcode_districts as (
    select distinct on (postcode_district)
        postcode_district,
        district_code
    from postcodes
    group by postcode_district, district_code
    order by postcode_district asc, count(*) desc, district_code asc
),

-- the hub that most of its families are registered with
hubs as (
    select distinct on (postcode_district)
        postcode_district,
        hub_id
    from staging.family_hub_registrations_current
    where postcode_district is not null
    group by postcode_district, hub_id
    order by postcode_district asc, count(*) desc, hub_id asc
),

pilots as (
    select
        substring(earl_episode_organisation from '^Family Help Pilot (.*)$') as district,
        min(earl_episode_start_date) as began
    from staging.ssd_early_help_episodes_current
    where earl_episode_organisation like 'Family Help Pilot %'
    group by substring(earl_episode_organisation from '^Family Help Pilot (.*)$')
),

teams as (
    select
        district,
        min(discussion_date) as began
    from staging.strategy_discussions_current
    where is_multi_agency_team = 'Y'
    group by district
),

areas as (
    select
        district_code as area_code,
        'district' as level,
        district as name,
        district_code
    from districts
    union all
    select
        postcode_district as area_code,
        'postcode_district' as level,
        postcode_district as name,
        district_code
    from postcode_districts
)

select
    areas.area_code,
    areas.level,
    areas.name,
    areas.district_code,
    districts.district,
    hubs.hub_id as family_hub_id,
    pilots.began as family_help_pilot_from,
    teams.began as multi_agency_team_from
from areas
inner join districts on areas.district_code = districts.district_code
left join hubs on areas.area_code = hubs.postcode_district
left join pilots on districts.district = pilots.district
left join teams on districts.district = teams.district
union all
select
    members.area_code,
    'none' as level,
    members.name,
    null as district_code,
    null as district,
    null as family_hub_id,
    null as family_help_pilot_from,
    null as multi_agency_team_from
from (values ('-1', 'Not known'), ('-2', 'Elsewhere')) as members (area_code, name)
