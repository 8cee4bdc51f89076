-- Health advice, by month it fell due, from the health service's own record: the council's has the same advice without
-- the service that gives it and the appointments missed.
with advice as (
    select
        *,
        asked_date + :limit_days as fell_due
    from warehouse.fact_ehc_advice
    where
        local_authority_code = :local_authority_code
        and told_by = 'HEALTH'
        and asked_date >= cast(:first_month as date) - :limit_days
        and asked_date < (cast(:last_month as date) + interval '1 month')::date - :limit_days
)

select
    date_trunc('month', advice.fell_due)::date as month,
    case
        when advice.received_date < advice.asked_date then 'received before asked for'
        when advice.is_appointment_missed then 'appointment missed'
    end as excluded,
    -- advice still awaited is not in time
    coalesce(advice.received_date <= advice.fell_due, false)::integer as numerator,
    1 as denominator,
    advice.child_key,
    advice.fell_due as on_date,
    service.name as health_service
from advice
left join warehouse.dim_ehc_health_service as service
    on advice.health_service_code = service.health_service_code and advice.health_service_code not like '-%'
