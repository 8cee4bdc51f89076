-- One row per termly census, school and pupil on its roll.
-- The ids that join the tables of a census hold within one delivery, so each school's census of a day is read from one: the
-- latest. A pupil whose school's record is missing counts all the same, with the latest delivery of the census.
with censuses as (
    select distinct on (urn, referencedate)
        period,
        schoolcensustableid,
        urn,
        referencedate,
        term
    from staging.school_census_school
    order by urn asc, referencedate asc, period desc, source_file asc, source_row asc
),

latest as (
    select distinct on (referencedate)
        period,
        referencedate,
        term
    from staging.school_census_school
    order by referencedate asc, period desc, source_file asc, source_row asc
),

-- where a delivery has more than one census, what has no school is of the last
deliveries as (
    select distinct on (period)
        period,
        referencedate,
        term
    from latest
    order by period asc, referencedate desc
),

rolled as (
    select
        pupil.*,
        census.urn,
        coalesce(census.term, delivery.term) as term,
        coalesce(census.referencedate, delivery.referencedate) as reference_date
    from staging.school_census_pupils as pupil
    left join staging.school_census_school as school
        on pupil.period = school.period and pupil.schoolcensustableid = school.schoolcensustableid
    left join censuses as census
        on school.period = census.period and school.schoolcensustableid = census.schoolcensustableid
    left join deliveries as delivery on pupil.period = delivery.period and school.schoolcensustableid is null
    where census.period is not null or delivery.period is not null
),

needs as (
    select distinct on (period, pupilonrolltableid)
        period,
        pupilonrolltableid,
        sentype
    from staging.school_census_sen_needs
    order by period asc, pupilonrolltableid asc, sentyperank asc, source_file asc, source_row asc
),

eligible as (
    select distinct
        rolled.period,
        rolled.pupilonrolltableid
    from rolled
    inner join staging.school_census_fsm as meals
        on
            rolled.period = meals.period
            and rolled.pupilonrolltableid = meals.pupilonrolltableid
            and rolled.reference_date >= meals.fsmstartdate
            and (meals.fsmenddate is null or rolled.reference_date <= meals.fsmenddate)
)

select distinct on (rolled.reference_date, coalesce(establishment.urn, '-1'), rolled.pupilonrolltableid)
    cast(:local_authority_code as text) as local_authority_code,
    rolled.reference_date,
    coalesce(establishment.urn, '-1') as urn,
    rolled.pupilonrolltableid as pupil_on_roll_id,
    coalesce(child.child_key, -1) as child_key,
    rolled.term as term_code,
    reference.member(year.year_group_code, rolled.ncyearactual) as year_group_code,
    reference.member(provision.sen_provision_code, rolled.senprovision) as sen_provision_code,
    case rolled.senprovision when 'N' then '-2' else reference.member(need.sen_need_code, needs.sentype) end as sen_need_code,
    eligible.pupilonrolltableid is not null as is_fsm_eligible,
    -- ENB: believed to be English
    rolled.language in ('ENG', 'ENB') as is_english_first_language,
    rolled.parttime = '1' as is_part_time,
    rolled.youngcarer in ('P', 'S') as is_young_carer,
    rolled.entrydate as entry_date,
    extract(year from age(rolled.reference_date, rolled.dob))::integer as age_years
from rolled
left join eligible on rolled.period = eligible.period and rolled.pupilonrolltableid = eligible.pupilonrolltableid
left join needs on rolled.period = needs.period and rolled.pupilonrolltableid = needs.pupilonrolltableid
left join identity.child_identifier as child on child.identifier_type = 'upn' and rolled.upn = child.identifier
left join warehouse.dim_establishment as establishment on rolled.urn = establishment.urn
left join warehouse.dim_year_group as year on rolled.ncyearactual = year.year_group_code
left join warehouse.dim_sen_provision as provision on rolled.senprovision = provision.sen_provision_code
left join warehouse.dim_sen_need as need on needs.sentype = need.sen_need_code
order by
    rolled.reference_date asc,
    coalesce(establishment.urn, '-1') asc,
    rolled.pupilonrolltableid asc,
    rolled.period desc,
    rolled.source_file asc,
    rolled.source_row asc
