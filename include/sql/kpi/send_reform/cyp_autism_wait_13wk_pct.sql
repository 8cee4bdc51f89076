-- Children referred with suspected autism who still wait for a first appointment on the last day of each month, and
-- those who have not waited longer than the limit: the complement of those over it.
with wait as (
    select
        month,
        service_code,
        is_urgent,
        waited_days,
        case
            when age_years is null then 'age not known'
            when age_years >= :adult_age then 'adult'
        end as excluded
    from warehouse.fact_community_wait_month
    where
        local_authority_code = :local_authority_code
        and month between :first_month and :last_month
        and is_autism_suspected
    union all
    -- was never open on a last day
    select
        date_trunc('month', referral_received_date)::date as month,
        service_code,
        is_urgent,
        wait_days as waited_days,
        'stopped before it was received' as excluded
    from warehouse.fact_community_wait
    where
        local_authority_code = :local_authority_code
        and clock_stop_date < referral_received_date
        and referral_received_date >= :first_month
        and referral_received_date < cast(:last_month as date) + interval '1 month'
        and is_autism_suspected
)

select
    wait.month,
    wait.excluded,
    (wait.waited_days <= :limit_weeks * 7)::integer as numerator,
    1 as denominator,
    case when service.service_code not like '-%' then service.name end as service,
    case when wait.is_urgent then 'urgent' else 'routine' end as priority
from wait
left join warehouse.dim_community_service as service on wait.service_code = service.service_code
