-- One row per month: requests, decisions, advice, plans issued and how long they took, and what is open and in force.
select
    local_authority_code,
    month,
    max(value) filter (
        where kpi_id = 'ehcna_requests_received' and breakdown = 'total' and period_type = 'month'
    ) as requests_received,
    max(value) filter (
        where kpi_id = 'ehcna_requests_received' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as requests_received_rolling_12_months,
    max(denominator) filter (
        where kpi_id = 'ehcna_decision_6wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as decided_whether_to_assess,
    round(
        max(value) filter (
            where kpi_id = 'ehcna_decision_6wk_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as decided_within_6_weeks_pct,
    max(rag) filter (
        where kpi_id = 'ehcna_decision_6wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as decided_within_6_weeks_rag,
    round(
        max(value) filter (where kpi_id = 'ehcna_refused_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as requests_refused_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcna_refused_pct' and breakdown = 'by month of decision' and period_type = 'month'
        ), 1
    ) as decisions_not_to_assess_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcna_health_advice_6wk_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as health_advice_within_6_weeks_pct,
    max(rag) filter (
        where kpi_id = 'ehcna_health_advice_6wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as health_advice_within_6_weeks_rag,
    round(
        max(value) filter (
            where kpi_id = 'ehcna_ep_advice_6wk_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as psychology_advice_within_6_weeks_pct,
    max(rag) filter (
        where kpi_id = 'ehcna_ep_advice_6wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as psychology_advice_within_6_weeks_rag,
    round(
        max(value) filter (
            where kpi_id = 'ehcna_ep_advice_6wk_pct' and breakdown = 'social care advice' and period_type = 'month'
        ), 1
    ) as social_care_advice_within_6_weeks_pct,
    max(denominator) filter (
        where kpi_id = 'ehcna_no_plan_16wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as ended_without_a_plan,
    round(
        max(value) filter (
            where kpi_id = 'ehcna_no_plan_16wk_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as no_plan_notified_within_16_weeks_pct,
    max(rag) filter (
        where kpi_id = 'ehcna_no_plan_16wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as no_plan_notified_within_16_weeks_rag,
    round(
        max(value) filter (
            where kpi_id = 'ehcna_no_plan_16wk_pct' and breakdown = 'excluding exceptions' and period_type = 'month'
        ), 1
    ) as no_plan_notified_within_16_weeks_pct_without_exceptions,
    max(denominator) filter (
        where kpi_id = 'ehcp_20wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as plans_issued_without_exception,
    max(numerator) filter (
        where kpi_id = 'ehcp_20wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as of_which_within_20_weeks,
    round(
        max(value) filter (where kpi_id = 'ehcp_20wk_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as within_20_weeks_pct,
    max(rag) filter (
        where kpi_id = 'ehcp_20wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as within_20_weeks_rag,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_20wk_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as within_20_weeks_rolling_12_months_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_20wk_pct' and breakdown = 'including exceptions' and period_type = 'month'
        ), 1
    ) as within_20_weeks_pct_with_exceptions,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_20wk_pct' and breakdown = 'over 20 weeks to 1 year' and period_type = 'month'
        ), 1
    ) as over_20_weeks_to_1_year_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_20wk_pct' and breakdown = 'over 1 year' and period_type = 'month'
        ), 1
    ) as over_1_year_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_avg_weeks_to_issue' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as average_weeks_to_issue,
    max(rag) filter (
        where kpi_id = 'ehcp_avg_weeks_to_issue' and breakdown = 'total' and period_type = 'month'
    ) as average_weeks_to_issue_rag,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_avg_weeks_to_issue' and breakdown = 'including exceptions' and period_type = 'month'
        ), 1
    ) as average_weeks_to_issue_with_exceptions,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_avg_weeks_to_issue' and breakdown = 'median' and period_type = 'month'
        ), 1
    ) as median_weeks_to_issue,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_avg_weeks_to_issue' and breakdown = '90th percentile' and period_type = 'month'
        ), 1
    ) as weeks_to_issue_90th_percentile,
    max(denominator) filter (
        where kpi_id = 'ehcp_over_52wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as plans_issued,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_over_52wk_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as over_52_weeks_pct,
    max(rag) filter (
        where kpi_id = 'ehcp_over_52wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as over_52_weeks_rag,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_over_52wk_pct' and breakdown = 'excluding exceptions' and period_type = 'month'
        ), 1
    ) as over_52_weeks_pct_without_exceptions,
    max(value) filter (where kpi_id = 'ehcna_open_past_20wk' and breakdown = 'total') as open_past_20_weeks,
    max(rag) filter (where kpi_id = 'ehcna_open_past_20wk' and breakdown = 'total') as open_past_20_weeks_rag,
    max(value) filter (where kpi_id = 'ehcna_open_past_20wk' and breakdown = 'open cases of any age') as open_cases,
    round(
        100.0 * max(value) filter (where kpi_id = 'ehcna_open_past_20wk' and breakdown = 'total')
        / nullif(
            max(value) filter (where kpi_id = 'ehcna_open_past_20wk' and breakdown = 'open cases of any age'), 0
        ),
        1
    ) as open_past_20_weeks_pct_of_open,
    max(value) filter (where kpi_id = 'ehcp_active_plans' and breakdown = 'total') as plans_in_force,
    round(
        100.0 * max(value) filter (where kpi_id = 'ehcp_active_plans' and breakdown = 'total')
        / nullif(max(value) filter (where kpi_id = 'ehcp_active_plans' and breakdown = 'pupils on roll'), 0),
        1
    ) as plans_in_force_per_100_pupils,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in (
        'ehcna_requests_received',
        'ehcna_decision_6wk_pct',
        'ehcna_refused_pct',
        'ehcna_health_advice_6wk_pct',
        'ehcna_ep_advice_6wk_pct',
        'ehcna_no_plan_16wk_pct',
        'ehcp_20wk_pct',
        'ehcp_avg_weeks_to_issue',
        'ehcp_over_52wk_pct',
        'ehcna_open_past_20wk',
        'ehcp_active_plans'
    )
    and breakdown_type in ('total', 'variant')
group by local_authority_code, month
