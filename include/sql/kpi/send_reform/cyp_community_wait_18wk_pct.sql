-- Referrals of children whose first contact with a community service is still awaited on the last day of each month, and
-- those that have waited less than the limit.
with wait as (
    select
        open.month,
        open.service_code,
        case when service.service_code not like '-%' then service.name end as service,
        case when open.is_urgent then 'urgent' else 'routine' end as priority,
        open.waited_days,
        case
            when open.age_years is null then 'age not known'
            when open.age_years >= :adult_age then 'adult'
        end as excluded
    from warehouse.fact_community_wait_month as open
    left join warehouse.dim_community_service as service on open.service_code = service.service_code
    where
        open.local_authority_code = :local_authority_code
        and open.month between :first_month and :last_month
    union all
    -- was never open on a last day
    select
        date_trunc('month', stopped.referral_received_date)::date as month,
        stopped.service_code,
        case when service.service_code not like '-%' then service.name end as service,
        case when stopped.is_urgent then 'urgent' else 'routine' end as priority,
        stopped.wait_days as waited_days,
        'stopped before it was received' as excluded
    from warehouse.fact_community_wait as stopped
    left join warehouse.dim_community_service as service on stopped.service_code = service.service_code
    where
        stopped.local_authority_code = :local_authority_code
        and stopped.clock_stop_date < stopped.referral_received_date
        and stopped.referral_received_date >= :first_month
        and stopped.referral_received_date < cast(:last_month as date) + interval '1 month'
)

select
    wait.month,
    reading.variant,
    wait.excluded,
    (wait.waited_days < :limit_weeks * 7)::integer as numerator,
    1 as denominator,
    wait.service,
    wait.priority
from wait
cross join lateral (values (null), ('all community services')) as reading (variant)
where reading.variant is not null or wait.service_code in ('PAEDS', 'SLT', 'OT')
