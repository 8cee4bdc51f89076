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
        2 as source,
        header.period,
        child.child_key,
        -- numbers up to the collection of 2023-24
        case header.sex when '1' then 'M' when '2' then 'F' else header.sex end as sex,
        header.dob as birth_date,
        header.ethnic as ethnicity_code
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
        person.ethnicity as ethnicity_code
    from staging.sen2_person as person
    inner join identity.child_identifier as child
        on
            -- the return as XML knows children by their pupil number only
            child.identifier_type = case when person.nativeid is null then 'upn' else 'education_person_id' end
            and coalesce(person.nativeid, person.upn) = child.identifier
    union all
    select
        4 as source,
        review.period,
        child.child_key,
        review.infant_sex as sex,
        review.infant_birth_date as birth_date,
        null as ethnicity_code
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

compared_with_delivery_before as (
    select
        *,
        lag(row(sex, birth_month, ethnicity_code)) over (partition by child_key, source order by period) as before
    from known
),

-- most deliveries say of a child what the one before said: only the others can make a version
news as (
    select *
    from compared_with_delivery_before
    where before is distinct from row(sex, birth_month, ethnicity_code)
),

months as (
    select distinct
        child_key,
        period
    from news
),

as_known as (
    select
        months.child_key,
        months.period,
        array_agg(news.sex order by news.source asc, news.period desc)
        filter (where news.sex is not null) as sexes,
        array_agg(news.birth_month order by news.source asc, news.period desc)
        filter (where news.birth_month is not null) as birth_months,
        array_agg(news.ethnicity_code order by news.source asc, news.period desc)
        filter (where news.ethnicity_code is not null) as ethnicity_codes
    from months
    inner join news on months.child_key = news.child_key and months.period >= news.period
    group by months.child_key, months.period
),

compared_with_month_before as (
    select
        child_key,
        period,
        sexes[1] as sex,
        birth_months[1] as birth_month,
        ethnicity_codes[1] as ethnicity_code,
        lag(row(sexes[1], birth_months[1], ethnicity_codes[1])) over (partition by child_key order by period) as before
    from as_known
),

versions as (
    select *
    from compared_with_month_before
    where before is distinct from row(sex, birth_month, ethnicity_code)
),

-- a child of whom no source gives attributes, for example only referred, has one version all the same
children as (
    select distinct child_key from identity.child_identifier
    union all
    select -1 as child_key
)

select
    children.child_key,
    case when row_number() over history = 1 then date '1900-01-01' else versions.period end as valid_from,
    lead(versions.period) over history as valid_to,
    coalesce(versions.sex, 'U') as sex,
    versions.birth_month,
    versions.ethnicity_code
from children
left join versions on children.child_key = versions.child_key
window history as (partition by children.child_key order by versions.period)
