-- The council's own children's homes that are registered and open at the end of each month, one row each.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
)

select
    month_end.month,
    1 as numerator,
    null::numeric as denominator,
    null as excluded
from month_end
inner join warehouse.fact_home_registration as home
    on
        month_end.last_day >= home.registration_date
        and month_end.last_day < coalesce(home.closed_date, 'infinity')
where home.local_authority_code = :local_authority_code and home.sector = 'council'
union all
select
    date_trunc('month', registration_date)::date as month,
    1 as numerator,
    null as denominator,
    'closed before it opened' as excluded
from warehouse.fact_home_registration
where
    local_authority_code = :local_authority_code
    and sector = 'council'
    and closed_date < registration_date
    and registration_date >= :first_month
    and registration_date < cast(:last_month as date) + interval '1 month'
