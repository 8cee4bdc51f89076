-- One row per published indicator, area and period.
select distinct on (indicator_id, area_code, time_period)
    indicator_id,
    area_code,
    time_period as period,
    area_name,
    period_end,
    value,
    source
from staging.published_benchmarks_current
order by indicator_id, area_code, time_period, source_file, source_row
