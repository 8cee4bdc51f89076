-- One row per month: requests, plans issued and how long they took.
select
    local_authority_code,
    month,
    max(value) filter (where kpi_id = 'ehcna_requests_received') as requests_received,
    max(denominator) filter (where kpi_id = 'ehcp_20wk_pct') as plans_issued_without_exception,
    max(numerator) filter (where kpi_id = 'ehcp_20wk_pct') as of_which_within_20_weeks,
    round(max(value) filter (where kpi_id = 'ehcp_20wk_pct'), 1) as within_20_weeks_pct,
    max(rag) filter (where kpi_id = 'ehcp_20wk_pct') as within_20_weeks_rag,
    round(max(value_with_exceptions) filter (where kpi_id = 'ehcp_20wk_pct'), 1) as within_20_weeks_pct_with_exceptions,
    round(max(value) filter (where kpi_id = 'ehcp_avg_weeks_to_issue'), 1) as average_weeks_to_issue,
    max(rag) filter (where kpi_id = 'ehcp_avg_weeks_to_issue') as average_weeks_to_issue_rag,
    round(
        max(value_with_exceptions) filter (where kpi_id = 'ehcp_avg_weeks_to_issue'), 1
    ) as average_weeks_to_issue_with_exceptions,
    bool_or(is_provisional) as is_provisional
from (
    select
        total.*,
        variant.value as value_with_exceptions
    from kpi.kpi_monthly as total
    left join kpi.kpi_monthly as variant
        on
            total.local_authority_code = variant.local_authority_code
            and total.kpi_id = variant.kpi_id
            and total.month = variant.month
            and variant.breakdown = 'including exceptions'
    where
        total.breakdown_type = 'total'
        and total.kpi_id in ('ehcna_requests_received', 'ehcp_20wk_pct', 'ehcp_avg_weeks_to_issue')
) as headline
group by local_authority_code, month
