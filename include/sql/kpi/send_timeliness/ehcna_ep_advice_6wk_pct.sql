-- Educational psychology advice, and social care advice in the same way, by month it fell due; both are in the council's
-- record.
with advice as (
    select
        *,
        asked_date + :limit_days as fell_due
    from warehouse.fact_ehc_advice
    where
        local_authority_code = :local_authority_code
        and told_by = 'COUNCIL'
        and advice_type_code in ('EP', 'SOCIAL_CARE')
        and asked_date >= cast(:first_month as date) - :limit_days
        and asked_date < (cast(:last_month as date) + interval '1 month')::date - :limit_days
)

select
    date_trunc('month', fell_due)::date as month,
    case advice_type_code when 'SOCIAL_CARE' then 'social care advice' end as variant,
    case
        when received_date < asked_date then 'received before asked for'
        when is_appointment_missed then 'appointment missed'
    end as excluded,
    -- advice still awaited is not in time
    coalesce(received_date <= fell_due, false)::integer as numerator,
    1 as denominator,
    child_key,
    fell_due as on_date
from advice
