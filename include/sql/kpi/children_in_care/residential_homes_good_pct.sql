-- The council's own children's homes open at the end of each month, one row each, by their latest full inspection.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

home as (
    select
        month_end.month,
        month_end.last_day,
        registration.provider_urn,
        registration.registration_date
    from month_end
    inner join warehouse.fact_home_registration as registration
        on
            month_end.last_day >= registration.registration_date
            and month_end.last_day < coalesce(registration.closed_date, 'infinity')
    where registration.local_authority_code = :local_authority_code and registration.sector = 'council'
)

select
    home.month,
    (inspection.overall_effectiveness <= :good_judgement)::integer as numerator,
    1 as denominator,
    case when inspection.overall_effectiveness is null then 'no full inspection yet' end as excluded
from home
-- an inspection without a judgement, such as a monitoring visit, leaves the one before it standing
left join lateral (
    select fact.overall_effectiveness
    from warehouse.fact_home_inspection as fact
    where
        fact.local_authority_code = :local_authority_code
        and fact.provider_urn = home.provider_urn
        and fact.is_full
        and fact.overall_effectiveness is not null
        and fact.inspection_date between home.registration_date and home.last_day
    order by fact.inspection_date desc, fact.inspection_id desc
    limit 1
) as inspection on true
union all
select
    date_trunc('month', registration_date)::date as month,
    0 as numerator,
    1 as denominator,
    'closed before it opened' as excluded
from warehouse.fact_home_registration
where
    local_authority_code = :local_authority_code
    and sector = 'council'
    and closed_date < registration_date
    and registration_date >= :first_month
    and registration_date < cast(:last_month as date) + interval '1 month'
