-- Assessments authorised within the limit of working days, by month authorised; the start is day 0. Each published band
-- is a variant: its share of all assessments, so every assessment is in each.
with reading (variant, from_days, to_days) as (
    values
    (null, 0, cast(:limit_working_days as integer)),
    ('same day', 0, 0),
    ('1 to 10 working days', 1, 10),
    ('11 to 20 working days', 11, 20),
    ('21 to 30 working days', 21, 30),
    ('31 to 40 working days', 31, 40),
    ('41 to 45 working days', 41, 45),
    ('46 to 50 working days', 46, 50),
    ('51 to 60 working days', 51, 60),
    ('61 working days or more', 61, null)
)

select
    date_trunc('month', fact.authorised_date)::date as month,
    reading.variant,
    case
        when fact.authorised_date < fact.start_date then 'authorised before it started'
        -- the duration is null in years whose bank holidays are not known
        when fact.duration_working_days is null then 'working days not known'
    end as excluded,
    (
        fact.duration_working_days >= reading.from_days
        and (reading.to_days is null or fact.duration_working_days <= reading.to_days)
    )::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.authorised_date as on_date
from warehouse.fact_assessment as fact
cross join reading
where
    fact.local_authority_code = :local_authority_code
    and fact.authorised_date >= :first_month
    and fact.authorised_date < cast(:last_month as date) + interval '1 month'
