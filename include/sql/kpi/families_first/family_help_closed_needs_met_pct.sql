-- Episodes of family help by the month they closed: those that ended with needs met or stepped down.
select
    date_trunc('month', end_date)::date as month,
    case
        when end_date < start_date then 'ended before it started'
        when early_help_end_reason_code = 'MOVED' then 'moved away'
        when early_help_end_reason_code = 'DIED' then 'child died'
    end as excluded,
    (early_help_end_reason_code in ('NEEDS_MET', 'STEPPED_DOWN'))::integer as numerator,
    1 as denominator,
    child_key,
    end_date as on_date,
    case when is_pilot then 'pilot of the wider model' else 'other family help' end as model
from warehouse.fact_early_help_episode
where
    local_authority_code = :local_authority_code
    and end_date >= :first_month
    and end_date < cast(:last_month as date) + interval '1 month'
