-- One row per frozen figure: what was published, and what is known now.
select
    frozen.local_authority_code,
    frozen.label,
    frozen.month,
    frozen.kpi_id,
    frozen.period_type,
    frozen.breakdown_type,
    frozen.breakdown,
    frozen.numerator as published_numerator,
    frozen.denominator as published_denominator,
    frozen.value as published_value,
    now_known.numerator,
    now_known.denominator,
    now_known.value,
    now_known.value - frozen.value as change,
    (
        now_known.numerator is distinct from frozen.numerator
        or now_known.denominator is distinct from frozen.denominator
        or now_known.value is distinct from frozen.value
    ) as is_restated,
    frozen.rag as published_rag,
    now_known.rag,
    frozen.frozen_at,
    now_known.calculated_at
from kpi.kpi_frozen as frozen
left join kpi.kpi_monthly as now_known
    on
        frozen.local_authority_code = now_known.local_authority_code
        and frozen.kpi_id = now_known.kpi_id
        and frozen.month = now_known.month
        and frozen.period_type = now_known.period_type
        and frozen.breakdown_type = now_known.breakdown_type
        and frozen.breakdown = now_known.breakdown
