-- What placements in the council's own homes save against bought ones, from the first day of the plan to the end of
-- each month: one row for each placement, financial year, month and reading.
with months as (
    select
        month::date as month,
        (month + interval '1 month')::date as end_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
    where month >= make_date(:first_year, 4, 1)
),

placement as (
    select *
    from warehouse.fact_residential_saving
    where
        local_authority_code = :local_authority_code
        and placement_kind_code = 'LOCAL'
        and counted_from_date >= make_date(:first_year, 4, 1)
),

counted as (
    select
        months.month,
        placement.comparator_weekly_cost_gbp,
        placement.weekly_saving_gbp,
        placement.start_date,
        placement.end_date,
        -- days are counted as in the fact: the day a placement ends is none
        least(placement.counted_until_date, months.end_day) - placement.counted_from_date as days,
        greatest(
            least(placement.counted_until_date, months.end_day) - greatest(placement.counted_from_date, months.month), 0
        ) as days_in_month
    from months
    inner join placement on months.end_day > placement.counted_from_date
)

select
    counted.month,
    reading.variant,
    counted.weekly_saving_gbp * reading.days / 7 as numerator,
    null::numeric as denominator,
    case
        when counted.end_date < counted.start_date then 'ended before it started'
        when counted.weekly_saving_gbp is null then 'no cost to compare with'
    end as excluded
from counted
cross join
    lateral (
        values
        (null, counted.days),
        ('in the month', counted.days_in_month)
    ) as reading (variant, days)
union all
-- the cost compared with, which is to be told: one for a financial year
select
    months.month,
    'comparator, a week' as variant,
    round(avg(placement.comparator_weekly_cost_gbp), 2) as numerator,
    null as denominator,
    null as excluded
from months
inner join warehouse.dim_date as calendar on months.month = calendar.date_key
inner join placement on calendar.financial_year = placement.financial_year
group by months.month
