-- Beside every figure, for those who may see it, whether it is withheld from the published copy and why.
update kpi.kpi_monthly as figure
set
    is_suppressed = decided.is_suppressed,
    suppression_reason = decided.reason
from (
    select
        published.kpi_id,
        published.month,
        published.period_type,
        published.breakdown_type,
        published.breakdown,
        published.is_suppressed,
        withheld.reason
    from published.kpi_monthly as published
    left join pg_temp.withheld as withheld
        on
            published.kpi_id = withheld.kpi_id
            and published.month = withheld.month
            and published.period_type = withheld.period_type
            and published.breakdown_type = withheld.breakdown_type
            and published.breakdown = withheld.breakdown
    where published.local_authority_code = :local_authority_code
) as decided
where
    figure.local_authority_code = :local_authority_code
    and figure.kpi_id = decided.kpi_id
    and figure.month = decided.month
    and figure.period_type = decided.period_type
    and figure.breakdown_type = decided.breakdown_type
    and figure.breakdown = decided.breakdown
    and (figure.is_suppressed, figure.suppression_reason) is distinct from (decided.is_suppressed, decided.reason)
