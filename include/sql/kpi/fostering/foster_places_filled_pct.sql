-- Places of the council's mainstream foster households on the last day of each month, one row for each household and
-- reading.
with places as (
    select
        fact.month,
        fact.approved_places,
        -- more children than places, by exemption, fill no place that is not there
        least(fact.places_filled, fact.approved_places) as places_filled,
        fact.places_vacant,
        household.household_type
    from warehouse.fact_foster_place_month as fact
    left join warehouse.fact_foster_household as household
        on fact.local_authority_code = household.local_authority_code and fact.household_id = household.household_id
    where
        fact.local_authority_code = :local_authority_code
        and fact.month >= :first_month
        and fact.month <= :last_month
)

select
    places.month,
    reading.variant,
    reading.numerator,
    places.approved_places as denominator,
    case when places.household_type is null then 'household not on the register' end as excluded
from places
-- filled, vacant and not available add up to the places approved
cross join
    lateral (
        values
        (null, places.places_filled),
        ('vacant', places.places_vacant),
        ('not available', places.approved_places - places.places_filled - places.places_vacant)
    ) as reading (variant, numerator)
where places.household_type = 'mainstream' or places.household_type is null
