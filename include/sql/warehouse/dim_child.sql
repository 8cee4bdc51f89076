-- One row per child and stretch of time with the same attributes, by month of delivery; where the child lives, by the day
-- it moved there. Each attribute is the latest known by then from the first source that knows it.
with homes as (
    -- a postcode of the council has its postcode district; one of another is elsewhere
    select
        replace(postcode.postcode, ' ', '') as postcode,
        coalesce(area.area_code, '-2') as area_code,
        -- ten parts of England are told; a fifth of it is enough here, and names fewer children
        (postcode.imd_decile + 1) / 2 as deprivation_quintile
    from staging.postcodes_current as postcode
    left join warehouse.dim_area as area
        on
            postcode.local_authority_code = :local_authority_code
            and split_part(postcode.postcode, ' ', 1) = area.area_code
),

on_census as (
    select
        pupil.period,
        child.child_key,
        pupil.sex,
        pupil.dob as birth_date,
        pupil.ethnicity as ethnicity_code,
        pupil.senprovision as sen_provision_code,
        exists(
            select
            from staging.school_census_fsm as meals
            where
                pupil.period = meals.period
                and pupil.pupilonrolltableid = meals.pupilonrolltableid
                and meals.fsmenddate is null
        ) as is_fsm_eligible
    from staging.school_census_pupils as pupil
    inner join identity.child_identifier as child
        on child.identifier_type = 'upn' and pupil.upn = child.identifier
),

delivered as (
    select
        1 as source,
        person.period,
        child.child_key,
        person.pers_sex as sex,
        person.pers_dob as birth_date,
        person.pers_ethnicity as ethnicity_code,
        null as postcode,
        null as sen_provision_code,
        null::boolean as is_fsm_eligible,
        exists(
            select
            from staging.ssd_disability as disability
            where
                person.period = disability.period
                and person.pers_person_id = disability.disa_person_id
                and disability.disa_disability_code <> 'NONE'
        ) as is_disabled
    from staging.ssd_person as person
    inner join identity.child_identifier as child
        on child.identifier_type = 'case_id' and person.pers_person_id = child.identifier
    union all
    select
        2 as source,
        header.period,
        child.child_key,
        -- numbers up to the collection of 2023-24
        case header.sex when '1' then 'M' when '2' then 'F' else header.sex end as sex,
        header.dob as birth_date,
        header.ethnic as ethnicity_code,
        null as postcode,
        null as sen_provision_code,
        null as is_fsm_eligible,
        null as is_disabled
    from staging.ssda903_header as header
    inner join identity.child_identifier as child
        on child.identifier_type = 'case_id' and header.child = child.identifier
    union all
    select
        3 as source,
        person.period,
        child.child_key,
        person.sex,
        person.personbirthdate as birth_date,
        person.ethnicity as ethnicity_code,
        person.postcode,
        null as sen_provision_code,
        null as is_fsm_eligible,
        null as is_disabled
    from staging.sen2_person as person
    inner join identity.child_identifier as child
        on
            -- the return as XML knows children by their pupil number only
            child.identifier_type = case when person.nativeid is null then 'upn' else 'education_person_id' end
            and coalesce(person.nativeid, person.upn) = child.identifier
    union all
    select
        4 as source,
        period,
        child_key,
        sex,
        birth_date,
        ethnicity_code,
        null as postcode,
        sen_provision_code,
        is_fsm_eligible,
        null as is_disabled
    from on_census
    union all
    select
        5 as source,
        review.period,
        child.child_key,
        review.infant_sex as sex,
        review.infant_birth_date as birth_date,
        null as ethnicity_code,
        null as postcode,
        null as sen_provision_code,
        null as is_fsm_eligible,
        null as is_disabled
    from staging.health_visitor_reviews as review
    inner join identity.child_identifier as child
        on child.identifier_type = 'nhs_number' and review.nhs_number = child.identifier
),

-- one row per child, source and delivery; what says "not known" is no value
known as (
    select
        delivered.child_key,
        delivered.source,
        delivered.period as since,
        max(delivered.sex) filter (where delivered.sex in ('M', 'F')) as sex,
        date_trunc('month', min(delivered.birth_date))::date as birth_month,
        max(reference.member(ethnicity.ethnicity_code, delivered.ethnicity_code))
        filter (where delivered.ethnicity_code <> '') as ethnicity_code,
        max(home.area_code) as area_code,
        max(home.deprivation_quintile) as deprivation_quintile,
        max(provision.sen_provision_code) as sen_provision_code,
        bool_or(delivered.is_fsm_eligible) as is_fsm_eligible,
        bool_or(delivered.is_disabled) as is_disabled
    from delivered
    left join homes as home on replace(upper(delivered.postcode), ' ', '') = home.postcode
    left join warehouse.dim_ethnicity as ethnicity on delivered.ethnicity_code = ethnicity.ethnicity_code
    left join warehouse.dim_sen_provision as provision on delivered.sen_provision_code = provision.sen_provision_code
    group by delivered.child_key, delivered.source, delivered.period
),

compared_with_delivery_before as (
    select
        *,
        lag(
            row(
                sex,
                birth_month,
                ethnicity_code,
                area_code,
                deprivation_quintile,
                sen_provision_code,
                is_fsm_eligible,
                is_disabled
            )
        )
            over (partition by child_key, source order by since)
            as before
    from known
),

-- most deliveries say of a child what the one before said: only the others can make a version. What a source first says
-- holds from the beginning.
news as (
    select
        child_key,
        source,
        case when before is null then date '1900-01-01' else since end as since,
        sex,
        birth_month,
        ethnicity_code,
        area_code,
        deprivation_quintile,
        sen_provision_code,
        is_fsm_eligible,
        is_disabled
    from compared_with_delivery_before
    where
        before is distinct from row(
            sex,
            birth_month,
            ethnicity_code,
            area_code,
            deprivation_quintile,
            sen_provision_code,
            is_fsm_eligible,
            is_disabled
        )
    union all
    -- an address says itself since when it holds
    select
        child.child_key,
        0 as source,
        greatest(address.addr_address_start_date, date '1900-01-01') as since,
        null as sex,
        null as birth_month,
        null as ethnicity_code,
        max(home.area_code) as area_code,
        max(home.deprivation_quintile) as deprivation_quintile,
        null as sen_provision_code,
        null as is_fsm_eligible,
        null as is_disabled
    from staging.ssd_address_current as address
    inner join homes as home on replace(upper(address.addr_address_postcode), ' ', '') = home.postcode
    inner join identity.child_identifier as child
        on child.identifier_type = 'case_id' and address.addr_person_id = child.identifier
    where address.addr_address_start_date is not null and address.addr_address_type is distinct from 'PLACEMENT'
    group by child.child_key, address.addr_address_start_date
),

moments as (
    select distinct
        child_key,
        since
    from news
),

as_known as (
    select
        moments.child_key,
        moments.since,
        array_agg(news.sex order by news.source asc, news.since desc)
        filter (where news.sex is not null) as sexes,
        array_agg(news.birth_month order by news.source asc, news.since desc)
        filter (where news.birth_month is not null) as birth_months,
        array_agg(news.ethnicity_code order by news.source asc, news.since desc)
        filter (where news.ethnicity_code is not null) as ethnicity_codes,
        array_agg(news.area_code order by news.source asc, news.since desc)
        filter (where news.area_code is not null) as area_codes,
        array_agg(news.deprivation_quintile order by news.source asc, news.since desc)
        filter (where news.area_code is not null) as deprivation_quintiles,
        array_agg(news.sen_provision_code order by news.source asc, news.since desc)
        filter (where news.sen_provision_code is not null) as sen_provision_codes,
        array_agg(news.is_fsm_eligible order by news.source asc, news.since desc)
        filter (where news.is_fsm_eligible is not null) as fsm_eligible,
        array_agg(news.is_disabled order by news.source asc, news.since desc)
        filter (where news.is_disabled is not null) as disabled
    from moments
    inner join news on moments.child_key = news.child_key and moments.since >= news.since
    group by moments.child_key, moments.since
),

attributes as (
    select
        child_key,
        since,
        sexes[1] as sex,
        birth_months[1] as birth_month,
        ethnicity_codes[1] as ethnicity_code,
        area_codes[1] as area_code,
        -- of the same home as the area, and empty where that one's is not known
        deprivation_quintiles[1] as deprivation_quintile,
        sen_provision_codes[1] as sen_provision_code,
        fsm_eligible[1] as is_fsm_eligible,
        disabled[1] as is_disabled
    from as_known
),

compared_with_moment_before as (
    select
        *,
        lag(
            row(
                sex,
                birth_month,
                ethnicity_code,
                area_code,
                deprivation_quintile,
                sen_provision_code,
                is_fsm_eligible,
                is_disabled
            )
        )
            over (partition by child_key order by since)
            as before
    from attributes
),

versions as (
    select *
    from compared_with_moment_before
    where
        before is distinct from row(
            sex,
            birth_month,
            ethnicity_code,
            area_code,
            deprivation_quintile,
            sen_provision_code,
            is_fsm_eligible,
            is_disabled
        )
),

-- a child of whom no source gives attributes, for example only referred, has one version all the same
children as (
    select distinct child_key from identity.child_identifier
    union all
    select -1 as child_key
)

select
    children.child_key,
    case when row_number() over history = 1 then date '1900-01-01' else versions.since end as valid_from,
    lead(versions.since) over history as valid_to,
    coalesce(versions.sex, 'U') as sex,
    versions.birth_month,
    coalesce(versions.ethnicity_code, '-1') as ethnicity_code,
    coalesce(versions.area_code, '-1') as area_code,
    versions.deprivation_quintile,
    coalesce(versions.sen_provision_code, '-1') as sen_provision_code,
    versions.is_disabled,
    versions.is_fsm_eligible
from children
left join versions on children.child_key = versions.child_key
window history as (partition by children.child_key order by versions.since)
