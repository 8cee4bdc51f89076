-- How infants are fed at 6 to 8 weeks, by the month they turned eight weeks (due_month); one row is one infant due a
-- review.
with infant as (
    select
        fact.due_month as month,
        fact.child_key,
        fact.feeding_status_code,
        fact.feeding_status_code in ('TOTAL', 'PARTIAL', 'NOT') as is_known,
        area.district as home_district
    from warehouse.fact_infant_feeding as fact
    left join warehouse.dim_area as area on fact.area_code = area.area_code
    where
        fact.local_authority_code = :local_authority_code
        and fact.due_month between :first_month and :last_month
),

complete as (
    select month
    from infant
    group by month
    having count(*) filter (where is_known) * 100 >= count(*) * :known_percent
)

select
    infant.month,
    reading.variant,
    reading.is_counted::integer as numerator,
    1 as denominator,
    infant.child_key,
    infant.month as on_date,
    infant.home_district
from infant
left join complete on infant.month = complete.month
cross join
    lateral (
        values
        (null, infant.feeding_status_code in ('TOTAL', 'PARTIAL'), true),
        -- no rows in months in which too few are known: a figure that would be published has none either
        ('as published', infant.feeding_status_code in ('TOTAL', 'PARTIAL'), complete.month is not null),
        ('status known', infant.is_known, true),
        ('totally breastfed', infant.feeding_status_code = 'TOTAL', true),
        ('partially breastfed', infant.feeding_status_code = 'PARTIAL', true),
        ('not breastfed', infant.feeding_status_code = 'NOT', true)
    ) as reading (variant, is_counted, has_row)
where reading.has_row
