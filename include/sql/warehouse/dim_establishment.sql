-- One row per place of education: those of the register, and numbers that records name before the register does.
with districts as (
    select
        postcode,
        district_code
    from staging.postcodes_current
    where local_authority_code = :local_authority_code
),

-- an establishment never leaves the register, it closes: one that the latest delivery lacks, or whose row was set apart,
-- is as it was last told
registered as (
    select distinct on (urn) *
    from staging.establishments
    order by urn asc, period desc, source_file asc, source_row asc
),

named as (
    select urn from staging.sen2_placementdetail_current
    union
    select urn from staging.sen2_plandetail_current
    union
    select urn from staging.school_census_school_current
    union
    select urn from staging.attendance_weekly_current
    union
    select urn from staging.eyfsp_results_current
    union
    select urn from staging.specialist_places_current
    union
    select urn from staging.home_to_school_transport_current
    union
    select urn from staging.reduced_timetables_current
    union
    select provider_urn as urn from staging.funded_two_year_olds_current
)

select
    coalesce(registered.urn, named.urn) as urn,
    coalesce(registered.name, named.urn) as name,
    registered.type_code,
    registered.type_name,
    coalesce(type.group_name, case when registered.type_code is null then 'not_known' else 'other' end) as setting_group,
    registered.phase,
    registered.status as establishment_status,
    registered.open_date,
    registered.close_date,
    registered.low_age,
    registered.high_age,
    registered.capacity,
    coalesce(council.local_authority_code, '-1') as local_authority_code,
    coalesce(
        area.area_code,
        case
            when registered.urn is null then '-1'
            when registered.local_authority_code is distinct from :local_authority_code then '-2'
            else '-1'
        end
    ) as area_code,
    registered.urn is null as is_inferred
from registered
full join named on registered.urn = named.urn
left join warehouse.dim_local_authority as council on registered.local_authority_code = council.local_authority_code
left join reference.code_list as type
    -- the register writes codes below ten with and without a nought
    on type.list_name = 'establishment_type' and lpad(registered.type_code, 2, '0') = type.code
left join districts on registered.postcode = districts.postcode
left join warehouse.dim_area as area on districts.district_code = area.area_code
where coalesce(registered.urn, named.urn) is not null
union all
select
    members.urn,
    members.name,
    null as type_code,
    null as type_name,
    'not_known' as setting_group,
    null as phase,
    null as establishment_status,
    null as open_date,
    null as close_date,
    null as low_age,
    null as high_age,
    null as capacity,
    '-1' as local_authority_code,
    '-1' as area_code,
    false as is_inferred
from (values ('-1', 'Not known'), ('-2', 'No establishment')) as members (urn, name)
