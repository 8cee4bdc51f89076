-- Mainstream foster households approved (plus one) and no longer approved (minus one), one row each and reading.
with household as (
    select
        approved_date,
        deregistered_date,
        case when deregistered_date < approved_date then 'ended before it was approved' end as excluded
    from warehouse.fact_foster_household
    where local_authority_code = :local_authority_code and household_type = 'mainstream'
)

select
    date_trunc('month', event.on_date)::date as month,
    reading.variant,
    reading.numerator,
    null::numeric as denominator,
    household.excluded
from household
cross join
    lateral (
        values
        (household.approved_date, 'approved', 1),
        (household.deregistered_date, 'no longer approved', -1)
    ) as event (on_date, kind, change)
cross join
    lateral (
        values
        (null, event.change),
        (event.kind, 1)
    ) as reading (variant, numerator)
where
    event.on_date >= :first_month
    and event.on_date < cast(:last_month as date) + interval '1 month'
