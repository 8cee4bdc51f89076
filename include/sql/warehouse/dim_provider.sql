-- One row per provider of placements: homes on the council's register, and numbers that records name.
with districts as (
    select
        postcode,
        district_code
    from staging.postcodes_current
    where local_authority_code = :local_authority_code
),

named as (
    select urn as provider_urn from staging.ssda903_episodes_current
    union
    select clap_cla_placement_urn as provider_urn from staging.ssd_cla_placement_current
    union
    select urn as provider_urn from staging.home_bed_nights_current
    union
    select urn as provider_urn from staging.ofsted_judgements_current
    union
    select home_urn as provider_urn from staging.residential_savings_current
)

select
    coalesce(home.urn, named.provider_urn) as provider_urn,
    coalesce(home.home_name, named.provider_urn) as name,
    home.sector,
    home.registration_date,
    home.closed_date,
    home.registered_places,
    coalesce(home.sector = 'COUNCIL', false) as is_council_home,
    coalesce(area.area_code, case when home.postcode is null then '-1' else '-2' end) as area_code,
    home.urn is null as is_inferred
from staging.childrens_homes_current as home
full join named on home.urn = named.provider_urn
left join districts on home.postcode = districts.postcode
left join warehouse.dim_area as area on districts.district_code = area.area_code
where coalesce(home.urn, named.provider_urn) is not null
union all
select
    members.provider_urn,
    members.name,
    null as sector,
    null as registration_date,
    null as closed_date,
    null as registered_places,
    false as is_council_home,
    '-1' as area_code,
    false as is_inferred
from (values ('-1', 'Not known'), ('-2', 'No provider')) as members (provider_urn, name)
