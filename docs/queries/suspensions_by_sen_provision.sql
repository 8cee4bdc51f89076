-- How many suspensions are there for every 100 pupils, by special educational needs provision, in the last academic year?
with year as (
    select max(day.academic_year) as academic_year
    from warehouse.fact_suspension as suspension
    inner join warehouse.dim_date as day on suspension.start_date = day.date_key
),

suspended as (
    select
        suspension.sen_provision_code,
        count(*) as suspensions
    from warehouse.fact_suspension as suspension
    inner join warehouse.dim_date as day on suspension.start_date = day.date_key
    inner join year on day.academic_year = year.academic_year
    where suspension.suspension_category_code = 'SUSP'
    group by suspension.sen_provision_code
),

-- the January census is the denominator of the published rate
pupils as (
    select
        roll.sen_provision_code,
        count(*) as pupils
    from warehouse.fact_school_roll as roll
    inner join warehouse.dim_date as day on roll.reference_date = day.date_key
    inner join year on day.academic_year = year.academic_year
    where extract(month from roll.reference_date) = 1
    group by roll.sen_provision_code
)

select
    provision.name as provision,
    pupils.pupils,
    coalesce(suspended.suspensions, 0) as suspensions,
    round(100.0 * coalesce(suspended.suspensions, 0) / pupils.pupils, 1) as per_100_pupils
from pupils
inner join warehouse.dim_sen_provision as provision on pupils.sen_provision_code = provision.sen_provision_code
left join suspended on pupils.sen_provision_code = suspended.sen_provision_code
order by provision.sort_order
