-- One row per termly census, school and pupil on its roll.
-- The ids that join the tables of a census hold within one delivery, so each school's census of a day is read from one: the
-- latest. A pupil whose school's record is missing is on no day, and left out.
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
        census.period,
        meals.pupilonrolltableid,
        census.referencedate
    from staging.school_census_fsm as meals
    inner join (select distinct period, referencedate from censuses) as census
        on
            meals.period = census.period
            and census.referencedate >= meals.fsmstartdate
            and (meals.fsmenddate is null or census.referencedate <= meals.fsmenddate)
)

select distinct on (census.referencedate, coalesce(establishment.urn, '-1'), pupil.pupilonrolltableid)
    cast(:local_authority_code as text) as local_authority_code,
    census.referencedate as reference_date,
    coalesce(establishment.urn, '-1') as urn,
    pupil.pupilonrolltableid as pupil_on_roll_id,
    coalesce(child.child_key, -1) as child_key,
    census.term as term_code,
    reference.member(year.year_group_code, pupil.ncyearactual) as year_group_code,
    reference.member(provision.sen_provision_code, pupil.senprovision) as sen_provision_code,
    case pupil.senprovision when 'N' then '-2' else reference.member(need.sen_need_code, needs.sentype) end as sen_need_code,
    eligible.pupilonrolltableid is not null as is_fsm_eligible,
    -- ENB: believed to be English
    pupil.language in ('ENG', 'ENB') as is_english_first_language,
    pupil.parttime = '1' as is_part_time,
    pupil.youngcarer in ('P', 'S') as is_young_carer,
    pupil.entrydate as entry_date,
    extract(year from age(census.referencedate, pupil.dob))::integer as age_years
from censuses as census
inner join staging.school_census_pupils as pupil
    on census.period = pupil.period and census.schoolcensustableid = pupil.schoolcensustableid
left join eligible
    on
        pupil.period = eligible.period
        and pupil.pupilonrolltableid = eligible.pupilonrolltableid
        and census.referencedate = eligible.referencedate
left join needs on pupil.period = needs.period and pupil.pupilonrolltableid = needs.pupilonrolltableid
left join identity.child_identifier as child on child.identifier_type = 'upn' and pupil.upn = child.identifier
left join warehouse.dim_establishment as establishment on census.urn = establishment.urn
left join warehouse.dim_year_group as year on pupil.ncyearactual = year.year_group_code
left join warehouse.dim_sen_provision as provision on pupil.senprovision = provision.sen_provision_code
left join warehouse.dim_sen_need as need on needs.sentype = need.sen_need_code
order by
    census.referencedate asc,
    coalesce(establishment.urn, '-1') asc,
    pupil.pupilonrolltableid asc,
    pupil.period desc,
    pupil.source_file asc,
    pupil.source_row asc
