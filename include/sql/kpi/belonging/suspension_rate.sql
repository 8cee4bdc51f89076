-- Suspensions by the month they start in and, beneath them in every month, the January roll; one row is a suspension,
-- or a pupil on the roll.
select
    month,
    case
        when excluded is not null then excluded
        when lost_sessions > :longest_days * :sessions_a_day then 'longer than a year allows'
    end as excluded,
    1 as numerator,
    0 as denominator,
    child_key,
    on_date,
    sen,
    phase
from census_exclusion
-- a lunchtime is a part of a day, which counts
where suspension_category_code in ('SUSP', 'LNCH')
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
