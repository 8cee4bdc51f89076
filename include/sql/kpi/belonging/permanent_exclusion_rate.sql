-- Permanent exclusions by month and, beneath them in every month, the January roll; one row is an exclusion, or a
-- pupil on the roll. Those overturned since are not told (fact_suspension).
select
    month,
    excluded,
    1 as numerator,
    0 as denominator,
    child_key,
    on_date,
    sen,
    phase
from census_exclusion
where suspension_category_code = 'PERM'
union all
select
    month,
    null as excluded,
    0 as numerator,
    1 as denominator,
    child_key,
    on_date,
    sen,
    phase
from january_roll
