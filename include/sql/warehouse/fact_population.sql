-- One row per mid-year, area and age band; of estimates told more than once, the latest delivery's.
select distinct on (mid_year_date, area_code, age_from, age_to)
    mid_year_date,
    area_code,
    age_from,
    age_to,
    area_name,
    population
from staging.population_current
order by mid_year_date, area_code, age_from, age_to, source_file, source_row
