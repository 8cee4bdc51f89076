-- One row per month: reviews, moves between phases, audits of plans, and appeals.
select
    local_authority_code,
    month,
    max(denominator) filter (
        where kpi_id = 'ehcp_annual_review_12m_pct' and breakdown = 'total'
    ) as plans_with_review_expected,
    round(
        max(value) filter (where kpi_id = 'ehcp_annual_review_12m_pct' and breakdown = 'total'), 1
    ) as reviewed_in_12_months_pct,
    max(rag) filter (where kpi_id = 'ehcp_annual_review_12m_pct' and breakdown = 'total') as reviewed_in_12_months_rag,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_annual_review_12m_pct' and breakdown = 'including first 12 months'
        ), 1
    ) as reviewed_or_new_in_12_months_pct,
    round(
        max(value) filter (where kpi_id = 'ehcp_annual_review_12m_pct' and breakdown = 'meeting ever recorded'), 1
    ) as review_meeting_ever_recorded_pct,
    max(denominator) filter (
        where kpi_id = 'ehcp_review_decision_4wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as review_decisions,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_review_decision_4wk_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as decided_within_4_weeks_pct,
    max(rag) filter (
        where kpi_id = 'ehcp_review_decision_4wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as decided_within_4_weeks_rag,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_review_decision_4wk_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as decided_within_4_weeks_rolling_12_months_pct,
    max(denominator) filter (
        where kpi_id = 'ehcp_phase_transfer_on_time_pct' and breakdown = 'total'
    ) as phase_transfers_due,
    round(
        max(value) filter (where kpi_id = 'ehcp_phase_transfer_on_time_pct' and breakdown = 'total'), 1
    ) as phase_transfers_in_time_pct,
    max(rag) filter (
        where kpi_id = 'ehcp_phase_transfer_on_time_pct' and breakdown = 'total'
    ) as phase_transfers_in_time_rag,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_phase_transfer_on_time_pct' and breakdown = 'so far, of all due in the year'
        ), 1
    ) as phase_transfers_so_far_pct,
    max(denominator) filter (
        where kpi_id = 'ehcp_qa_good_pct' and breakdown = 'total' and period_type = 'month'
    ) as audits,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_qa_good_pct' and breakdown = 'moderated' and period_type = 'month'
        ), 1
    ) as audits_moderated_pct,
    round(
        max(value) filter (where kpi_id = 'ehcp_qa_good_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as good_or_better_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_qa_good_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as good_or_better_rolling_12_months_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_qa_good_pct' and breakdown = 'section A: views' and period_type = 'month'
        ), 1
    ) as views_good_or_better_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_qa_good_pct' and breakdown = 'sections B, C and D: needs' and period_type = 'month'
        ), 1
    ) as needs_good_or_better_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_qa_good_pct' and breakdown = 'section E: outcomes' and period_type = 'month'
        ), 1
    ) as outcomes_good_or_better_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_qa_good_pct' and breakdown = 'sections F, G and H: provision' and period_type = 'month'
        ), 1
    ) as provision_good_or_better_pct,
    max(numerator) filter (
        where kpi_id = 'ehcp_tribunal_appeal_rate_pct' and breakdown = 'appeals registered in the month'
    ) as appeals_registered,
    max(numerator) filter (
        where kpi_id = 'ehcp_tribunal_appeal_rate_pct' and breakdown = 'total'
    ) as appeals_registered_rolling_12_months,
    max(denominator) filter (
        where kpi_id = 'ehcp_tribunal_appeal_rate_pct' and breakdown = 'total'
    ) as appealable_decisions_rolling_12_months,
    round(
        max(value) filter (where kpi_id = 'ehcp_tribunal_appeal_rate_pct' and breakdown = 'total'), 1
    ) as appeal_rate_rolling_12_months_pct,
    round(
        max(value) filter (where kpi_id = 'ehcp_tribunal_appeal_rate_pct' and breakdown = 'method of 2024'), 1
    ) as appeal_rate_rolling_12_months_pct_method_of_2024,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in (
        'ehcp_annual_review_12m_pct',
        'ehcp_review_decision_4wk_pct',
        'ehcp_phase_transfer_on_time_pct',
        'ehcp_qa_good_pct',
        'ehcp_tribunal_appeal_rate_pct'
    )
    and breakdown_type in ('total', 'variant')
group by local_authority_code, month
