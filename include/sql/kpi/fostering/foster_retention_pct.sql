-- Foster households that were approved 12 months before the end of each month, one row each, and whether they still
-- are. What ends on a day is over at its end, what starts on it is there.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        (month + interval '1 month' - make_interval(months => :retention_months) - interval '1 day')::date as day_before
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

household as (
    select
        *,
        coalesce(deregistered_date, 'infinity') as end_date,
        case household_type when 'kinship' then 'kinship' end as variant
    from warehouse.fact_foster_household
    where local_authority_code = :local_authority_code and household_type in ('mainstream', 'kinship')
)

select
    month_end.month,
    household.variant,
    (household.end_date > month_end.last_day)::integer as numerator,
    1 as denominator,
    null as excluded,
    case
        when household.end_date > month_end.last_day then 'still approved'
        when household.deregistration_reason_code = 'RESIGNED' then 'resigned'
        when household.deregistration_reason_code = 'RETIRED' then 'retired'
        when household.deregistration_reason_code = 'TRANSFERRED' then 'moved to another agency'
        when household.deregistration_reason_code = 'ORDER' then 'order for the child'
        when household.deregistration_reason_code = 'TERMINATED' then 'ended by the council'
    end as outcome
from month_end
inner join household
    on month_end.day_before >= household.approved_date and month_end.day_before < household.end_date
union all
select
    date_trunc('month', approved_date)::date as month,
    variant,
    0 as numerator,
    1 as denominator,
    'ended before it was approved' as excluded,
    null as outcome
from household
where
    end_date < approved_date
    and approved_date >= :first_month
    and approved_date < cast(:last_month as date) + interval '1 month'
