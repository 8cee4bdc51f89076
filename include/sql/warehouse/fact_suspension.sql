-- One row per suspension or permanent exclusion.
-- As with the roll, each school's census of a day is read from its latest delivery. One whose pupil's record is missing
-- counts all the same, with the latest delivery of the census.
with censuses as (
    select distinct on (urn, referencedate)
        period,
        schoolcensustableid,
        urn,
        referencedate
    from staging.school_census_school
    order by urn asc, referencedate asc, period desc, source_file asc, source_row asc
),

latest as (
    select
        max(period) as period,
        referencedate
    from staging.school_census_school
    group by referencedate
),

-- where a delivery has more than one census, what has no school is of the last
deliveries as (
    select
        period,
        max(referencedate) as referencedate
    from latest
    group by period
),

told as (
    select
        exclusion.*,
        pupil.upn,
        pupil.dob,
        pupil.ncyearactual,
        census.urn,
        coalesce(census.referencedate, delivery.referencedate) as reference_date
    from staging.school_census_exclusions as exclusion
    left join staging.school_census_pupils as pupil
        on exclusion.period = pupil.period and exclusion.pupilonrolltableid = pupil.pupilonrolltableid
    left join staging.school_census_school as school
        on pupil.period = school.period and pupil.schoolcensustableid = school.schoolcensustableid
    left join censuses as census
        on school.period = census.period and school.schoolcensustableid = census.schoolcensustableid
    left join deliveries as delivery on exclusion.period = delivery.period and school.schoolcensustableid is null
    where census.period is not null or delivery.period is not null
)

select distinct on (told.reference_date, coalesce(establishment.urn, '-1'), told.termlyexclusionstableid)
    cast(:local_authority_code as text) as local_authority_code,
    told.reference_date,
    coalesce(establishment.urn, '-1') as urn,
    told.termlyexclusionstableid as suspension_id,
    coalesce(child.child_key, -1) as child_key,
    told.startdate as start_date,
    reference.member(category.suspension_category_code, told.category) as suspension_category_code,
    reference.member(reason.suspension_reason_code, told.reason1) as suspension_reason_code,
    case when told.category <> 'PERM' then told.sessions end as lost_sessions,
    reference.member(provision.sen_provision_code, told.senprovision) as sen_provision_code,
    reference.member(year.year_group_code, told.ncyearactual) as year_group_code,
    extract(year from age(told.startdate, told.dob))::integer as age_years
from told
left join identity.child_identifier as child on child.identifier_type = 'upn' and told.upn = child.identifier
left join warehouse.dim_establishment as establishment on told.urn = establishment.urn
left join warehouse.dim_suspension_category as category on told.category = category.suspension_category_code
left join warehouse.dim_suspension_reason as reason on told.reason1 = reason.suspension_reason_code
left join warehouse.dim_sen_provision as provision on told.senprovision = provision.sen_provision_code
left join warehouse.dim_year_group as year on told.ncyearactual = year.year_group_code
order by
    told.reference_date asc,
    coalesce(establishment.urn, '-1') asc,
    told.termlyexclusionstableid asc,
    told.period desc,
    told.source_file asc,
    told.source_row asc
