-- Two-year-olds eligible for funded early education who take it up, by the month the funding term begins; one row is
-- a child. The months between have no rows: the last count stands until the next.
with child as (
    select
        date_trunc('month', fact.term_start_date)::date as month,
        case
            when fact.age_months is null then 'age not told'
            when fact.age_months < :youngest_months or fact.age_months > :oldest_months then 'not two years old'
        end as excluded,
        fact.is_taken_up,
        fact.eligibility_code,
        eligibility.name as eligibility,
        area.district as home_district
    from warehouse.fact_funded_two_year_old as fact
    left join warehouse.dim_funded_place_eligibility as eligibility
        on fact.eligibility_code = eligibility.eligibility_code and fact.eligibility_code not like '-%'
    left join warehouse.dim_area as area on fact.area_code = area.area_code
    where
        fact.local_authority_code = :local_authority_code
        and fact.term_start_date >= :first_month
        and fact.term_start_date < cast(:last_month as date) + interval '1 month'
)

select
    child.month,
    reading.variant,
    child.excluded,
    child.is_taken_up::integer as numerator,
    1 as denominator,
    child.eligibility,
    child.home_district
from child
cross join
    lateral (
        values
        (null, true),
        ('January', extract(month from child.month) = :official_month),
        -- working parents' children became eligible in 2024: without them the years before can be compared
        ('without working parents', child.eligibility_code <> 'WORKING')
    ) as reading (variant, is_counted)
where reading.is_counted
