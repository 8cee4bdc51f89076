-- Enrolments absent for a tenth or more of their own possible sessions since the school year began, at the end of
-- each month; one row is a pupil at a school in a month. A pupil who has left stays until the year ends.
select
    month,
    null as variant,
    excluded,
    (absent * 100 >= possible * :threshold_percent)::integer as numerator,
    1 as denominator,
    child_key,
    last_day as on_date,
    phase,
    school_district
from absence_to_date
where month >= :first_month
union all
-- the term alone; without breakdowns, so added up
select
    month,
    'term to date' as variant,
    null as excluded,
    count(*) filter (where absent_in_term * 100 >= possible_in_term * :threshold_percent) as numerator,
    count(*) as denominator,
    -1 as child_key,
    null as on_date,
    null as phase,
    null as school_district
from absence_to_date
where excluded is null and possible_in_term > 0 and month >= :first_month
group by month
