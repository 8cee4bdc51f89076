-- One row per child and stretch of time with the same attributes, by month of delivery.
-- Each attribute is the latest known by then from the first source that knows it.
with delivered as (
    select
        1 as source,
        person.period,
        child.child_key,
        person.pers_sex as sex,
        person.pers_dob as birth_date,
        person.pers_ethnicity as ethnicity_code
    from staging.ssd_person as person
    inner join identity.child_identifier as child
        on child.identifier_type = 'case_id' and person.pers_person_id = child.identifier
    union all
    select
        2,
        header.period,
        child.child_key,
        -- numbers up to the collection of 2023-24
        case header.sex when '1' then 'M' when '2' then 'F' else header.sex end,
        header.dob,
        header.ethnic
    from staging.ssda903_header as header
    inner join identity.child_identifier as child
        on child.identifier_type = 'case_id' and header.child = child.identifier
    union all
    select
        3,
        person.period,
        child.child_key,
        person.sex,
        person.personbirthdate,
        person.ethnicity
    from staging.sen2_person as person
    inner join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and person.nativeid = child.identifier
    union all
    select
        4,
        review.period,
        child.child_key,
        review.infant_sex,
        review.infant_birth_date,
        null
    from staging.health_visitor_reviews as review
    inner join identity.child_identifier as child
        on child.identifier_type = 'nhs_number' and review.nhs_number = child.identifier
),

-- one row per child, source and delivery; what says "not known" is no value
known as (
    select
        child_key,
        source,
        period,
        max(sex) filter (where sex in ('M', 'F')) as sex,
        date_trunc('month', min(birth_date))::date as birth_month,
        max(ethnicity_code) filter (where ethnicity_code <> '') as ethnicity_code
    from delivered
    group by child_key, source, period
),

-- only the deliveries that say something new of the child: most say the same as the one before
news as (
    select *
    from (
        select
            *,
            lag(row(sex, birth_month, ethnicity_code)) over (partition by child_key, source order by period) as before
        from known
    ) as compared
    where before is distinct from row(sex, birth_month, ethnicity_code)
),

versions as (
    select
        months.child_key,
        months.period,
        coalesce(
            (array_agg(news.sex order by news.source, news.period desc) filter (where news.sex is not null))[1], 'U'
        ) as sex,
        (
            array_agg(news.birth_month order by news.source, news.period desc)
            filter (where news.birth_month is not null)
        )[1] as birth_month,
        (
            array_agg(news.ethnicity_code order by news.source, news.period desc)
            filter (where news.ethnicity_code is not null)
        )[1] as ethnicity_code
    from (select distinct child_key, period from news) as months
    inner join news on months.child_key = news.child_key and months.period >= news.period
    group by months.child_key, months.period
),

changes as (
    select *
    from (
        select
            *,
            lag(row(sex, birth_month, ethnicity_code)) over (partition by child_key order by period) as before
        from versions
    ) as compared
    where before is distinct from row(sex, birth_month, ethnicity_code)
),

-- a child of whom no source gives attributes, for example only referred, has one version
children as (
    select
        every.child_key,
        changes.period,
        coalesce(changes.sex, 'U') as sex,
        changes.birth_month,
        changes.ethnicity_code
    from (select distinct child_key from identity.child_identifier) as every
    left join changes on every.child_key = changes.child_key
    union all
    select -1, null, 'U', null, null
)

select
    child_key,
    case
        when row_number() over history = 1 then date '1900-01-01'
        else period
    end as valid_from,
    lead(period) over history as valid_to,
    sex,
    birth_month,
    ethnicity_code
from children
window history as (partition by child_key order by period)
