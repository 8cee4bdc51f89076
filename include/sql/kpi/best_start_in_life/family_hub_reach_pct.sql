-- Families with a child under five, or expecting one, who had a contact with a Family Hub in the 12 months to the end
-- of each month and, beneath them, how many such families there are; one row is a family reached, or a district's
-- families.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        (month - make_interval(months => :window_months - 1))::date as first_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

registration as (
    select
        fact.family_id,
        fact.registered_date,
        fact.youngest_child_birth_month,
        fact.children_under_five,
        area.district as home_district
    from warehouse.fact_family_hub_registration as fact
    left join warehouse.dim_area as area on fact.area_code = area.area_code
    where fact.local_authority_code = :local_authority_code
),

contact as (
    select
        month_end.month,
        visit.family_id,
        max(visit.youngest_child_birth_month) as youngest_child_birth_month,
        bool_or(visit.hub_tier_code = 'UNIVERSAL') as is_universal,
        bool_or(visit.hub_tier_code = 'TARGETED') as is_targeted,
        bool_or(visit.hub_tier_code = 'OUTREACH') as is_outreach
    from month_end
    inner join warehouse.fact_family_hub_visit as visit
        on visit.contact_date between month_end.first_day and month_end.last_day
    where visit.local_authority_code = :local_authority_code
    group by month_end.month, visit.family_id
),

reached as (
    select
        contact.*,
        registration.home_district,
        greatest(contact.youngest_child_birth_month, registration.youngest_child_birth_month) as youngest
    from contact
    left join registration on contact.family_id = registration.family_id
),

-- whoever was born in a month turns five by the end of that month five years on; a birth still to come counts
with_young_child as (
    select
        *,
        case when youngest is null then 'age of the youngest child not known' end as excluded
    from reached
    where youngest is null or month < youngest + make_interval(years => :under_age)
),

registered as (
    select
        month_end.month,
        sum(registration.children_under_five) as children,
        count(*) as families
    from month_end
    inner join registration on month_end.last_day >= registration.registered_date
    where registration.children_under_five > 0
    group by month_end.month
),

young_people as (
    select
        area.district,
        fact.mid_year_date,
        -- the band where it is told, otherwise its single years
        coalesce(
            max(fact.population) filter (where fact.age_from = 0 and fact.age_to = :under_age - 1),
            sum(fact.population) filter (where fact.age_from = fact.age_to)
        ) as children
    from warehouse.fact_population as fact
    inner join warehouse.dim_area as area on fact.area_code = area.area_code and area.level = 'district'
    where fact.age_to < :under_age
    group by area.district, fact.mid_year_date
),

-- the latest estimate up to the last day; where all are later, the first
latest as (
    select distinct on (month_end.month, young_people.district)
        month_end.month,
        young_people.district,
        young_people.children
    from month_end
    cross join young_people
    order by
        month_end.month asc,
        young_people.district asc,
        month_end.last_day >= young_people.mid_year_date desc,
        abs(month_end.last_day - young_people.mid_year_date) asc
),

-- nobody counts families: children, divided by how many of them a registered family has
estimated as (
    select
        latest.month,
        latest.district as home_district,
        round(latest.children * registered.families::numeric / registered.children) as families
    from latest
    inner join registered on latest.month = registered.month
)

select
    with_young_child.month,
    reading.variant,
    with_young_child.excluded,
    1 as numerator,
    0 as denominator,
    with_young_child.home_district
from with_young_child
cross join
    lateral (
        values
        (null, true),
        ('universal', with_young_child.is_universal),
        ('targeted', with_young_child.is_targeted),
        ('outreach', with_young_child.is_outreach)
    ) as reading (variant, is_counted)
where reading.is_counted
union all
select
    estimated.month,
    reading.variant,
    null as excluded,
    0 as numerator,
    estimated.families as denominator,
    estimated.home_district
from estimated
cross join (values (null), ('universal'), ('targeted'), ('outreach')) as reading (variant)
