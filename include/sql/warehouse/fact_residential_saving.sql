-- One row per residential placement and financial year.
with placements as (
    select distinct on (placement_ref, financial_year)
        *,
        make_date(left(financial_year, 4)::integer, 4, 1) as year_start
    from staging.residential_savings_current
    order by placement_ref, financial_year, source_file, source_row
),

counted as (
    select
        *,
        greatest(start_date, year_start) as counted_from_date,
        -- what goes on is counted to the end of the month delivered
        greatest(
            least(end_date, (year_start + interval '1 year')::date, (period + interval '1 month')::date),
            greatest(start_date, year_start)
        ) as counted_until_date
    from placements
)

select
    cast(:local_authority_code as text) as local_authority_code,
    counted.placement_ref,
    counted.financial_year,
    counted.placement_kind as placement_kind_code,
    coalesce(provider.provider_urn, '-1') as provider_urn,
    counted.provider as provider_name,
    counted.start_date,
    counted.end_date,
    counted.counted_from_date,
    counted.counted_until_date,
    round((counted.counted_until_date - counted.counted_from_date) / 7.0, 4) as weeks,
    counted.weekly_cost_gbp,
    counted.comparator_weekly_cost_gbp,
    counted.comparator_weekly_cost_gbp - counted.weekly_cost_gbp as weekly_saving_gbp,
    round(
        (counted.comparator_weekly_cost_gbp - counted.weekly_cost_gbp)
        * (counted.counted_until_date - counted.counted_from_date)
        / 7.0,
        2
    ) as saving_gbp
from counted
left join warehouse.dim_provider as provider on counted.home_urn = provider.provider_urn
