-- Bed nights of the council's own children's homes, one row for each home and month, and reading.
with nights as (
    select
        fact.month,
        fact.nights_occupied,
        fact.nights_available,
        -- nights the home was open: that of the day it opens is one, that of the day it closes is not
        fact.beds * greatest(
            least((fact.month + interval '1 month')::date, coalesce(home.closed_date, 'infinity'))
            - greatest(fact.month, home.registration_date),
            0
        ) as nights_registered,
        home.sector
    from warehouse.fact_home_month as fact
    left join warehouse.fact_home_registration as home
        on fact.local_authority_code = home.local_authority_code and fact.provider_urn = home.provider_urn
    where
        fact.local_authority_code = :local_authority_code
        and fact.month >= :first_month
        and fact.month <= :last_month
)

select
    nights.month,
    reading.variant,
    reading.numerator,
    reading.denominator,
    case
        when nights.sector is null then 'home not on the register'
        when nights.nights_occupied > nights.nights_available then 'more nights than there were beds'
    end as excluded
from nights
cross join
    lateral (
        values
        (null, nights.nights_occupied, nights.nights_available),
        ('including agreed voids', nights.nights_occupied, greatest(nights.nights_registered, nights.nights_available)),
        (
            'agreed voids',
            greatest(nights.nights_registered - nights.nights_available, 0),
            greatest(nights.nights_registered, nights.nights_available)
        )
    ) as reading (variant, numerator, denominator)
where nights.sector = 'council' or nights.sector is null
