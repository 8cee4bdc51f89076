-- One row per day. Working days are known for the years that reference.bank_holiday covers, half terms for the days that
-- reference.term_date covers, and null elsewhere.
with known as (
    select
        min(date_trunc('year', holiday_date)) as first_day,
        max(date_trunc('year', holiday_date)) + interval '1 year' as end_day
    from reference.bank_holiday
),

days as (
    select
        day::date as date_key,
        holiday.bank_holiday_name,
        term.half_term as term_name,
        case
            when day >= known.first_day and day < known.end_day
                then extract(isodow from day) < 6 and holiday.holiday_date is null
        end as is_working_day,
        extract(year from day)::integer as year,
        -- the year in which the academic and the financial year the day lies in began
        extract(year from day - interval '8 months')::integer as academic_start,
        extract(year from day - interval '3 months')::integer as financial_start
    from generate_series(timestamp '1990-01-01', timestamp '2035-12-31', interval '1 day') as day
    cross join known
    left join reference.bank_holiday as holiday on day::date = holiday.holiday_date
    left join reference.term_date as term on day::date between term.start_date and term.end_date
)

select
    date_key,
    year,
    year as calendar_year,
    extract(month from date_key)::integer as month,
    date_trunc('month', date_key)::date as month_start,
    (date_trunc('month', date_key) + interval '1 month - 1 day')::date as month_end,
    to_char(date_key, 'FMMonth') as month_name,
    extract(isodow from date_key)::integer as day_of_week,
    academic_start || '/' || to_char((academic_start + 1) % 100, 'FM00') as academic_year,
    financial_start || '/' || to_char((financial_start + 1) % 100, 'FM00') as financial_year,
    financial_start + 1 as collection_year,
    bank_holiday_name is not null as is_bank_holiday,
    bank_holiday_name,
    is_working_day,
    case
        when is_working_day is not null then (count(*) filter (where is_working_day) over (order by date_key))::integer
    end as working_day_number,
    term_name
from days
