-- Plans of children who move to the next phase, told in the months with a statutory date in them: of all whose date has
-- come by then. Beside them how far the year's plans are, every month from the autumn before.
with transfer as (
    select *
    from warehouse.fact_ehc_phase_transfer
    where
        local_authority_code = :local_authority_code
        and transfer_year between extract(year from cast(:first_month as date))
        and extract(year from cast(:last_month as date)) + 1
),

month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

-- the months with a date of the year in them
told as (
    select distinct
        month_end.month,
        month_end.last_day,
        transfer.transfer_year
    from month_end
    inner join transfer on transfer.statutory_date between month_end.month and month_end.last_day
),

prepared as (
    select
        transfer_year,
        make_date(transfer_year - 1, :progress_from_month, 1) as first_month,
        max(statutory_date) as last_date
    from transfer
    group by transfer_year
),

reading as (
    select
        told.month,
        told.last_day,
        null as variant,
        transfer.*
    from told
    inner join transfer
        on told.transfer_year = transfer.transfer_year and told.last_day >= transfer.statutory_date
    union all
    select
        month_end.month,
        month_end.last_day,
        'so far, of all due in the year' as variant,
        transfer.*
    from prepared
    inner join month_end on prepared.first_month <= month_end.month and prepared.last_date >= month_end.month
    inner join transfer on prepared.transfer_year = transfer.transfer_year
)

select
    reading.month,
    reading.variant,
    coalesce(reading.final_amended_date <= least(reading.statutory_date, reading.last_day), false)::integer as numerator,
    1 as denominator,
    reading.child_key,
    reading.last_day as on_date,
    lower(phase.name) as phase
from reading
left join warehouse.dim_ehc_phase as phase
    on reading.phase_code = phase.phase_code and reading.phase_code not like '-%'
