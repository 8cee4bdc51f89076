-- One row per month: family help, what it leads to, enquiries and care started, partners' posts and caseloads.
select
    local_authority_code,
    month,
    max(numerator) filter (
        where kpi_id = 's47_rate_10k' and breakdown = 'total' and period_type = 'month'
    ) as section_47_enquiries,
    round(
        max(value) filter (where kpi_id = 's47_rate_10k' and breakdown = 'total' and period_type = 'month'), 1
    ) as section_47_enquiries_per_10000,
    round(
        max(value) filter (where kpi_id = 's47_rate_10k' and breakdown = 'total' and period_type = 'rolling_12m'), 1
    ) as section_47_enquiries_rolling_12_months_per_10000,
    round(
        100 * max(numerator) filter (
            where kpi_id = 's47_rate_10k' and breakdown = 'led to an initial conference' and period_type = 'month'
        ) / nullif(
            max(numerator) filter (where kpi_id = 's47_rate_10k' and breakdown = 'total' and period_type = 'month'), 0
        ), 1
    ) as enquiries_leading_to_conference_pct,
    round(
        100 * max(numerator) filter (
            where kpi_id = 's47_rate_10k' and breakdown = 'led to an initial conference' and period_type = 'rolling_12m'
        ) / nullif(
            max(numerator) filter (
                where kpi_id = 's47_rate_10k' and breakdown = 'total' and period_type = 'rolling_12m'
            ), 0
        ), 1
    ) as enquiries_leading_to_conference_rolling_12_months_pct,
    max(value) filter (
        where kpi_id = 'family_help_starts' and breakdown = 'total' and period_type = 'month'
    ) as family_help_started,
    max(value) filter (
        where kpi_id = 'family_help_starts' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as family_help_started_rolling_12_months,
    max(denominator) filter (
        where kpi_id = 'family_help_closed_needs_met_pct' and breakdown = 'total' and period_type = 'month'
    ) as family_help_closed,
    round(
        max(value) filter (
            where kpi_id = 'family_help_closed_needs_met_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as closed_with_needs_met_pct,
    round(
        max(value) filter (
            where kpi_id = 'family_help_closed_needs_met_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as closed_with_needs_met_rolling_12_months_pct,
    max(denominator) filter (
        where kpi_id = 'family_help_stepup_12m_pct' and breakdown = 'total' and period_type = 'month'
    ) as closed_12_months_before,
    round(
        max(value) filter (
            where kpi_id = 'family_help_stepup_12m_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as stepped_up_within_12_months_pct,
    round(
        max(value) filter (
            where kpi_id = 'family_help_stepup_12m_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as stepped_up_within_12_months_rolling_12_months_pct,
    round(
        max(value) filter (
            where kpi_id = 'family_help_stepup_12m_pct' and breakdown = 'within 6 months' and period_type = 'month'
        ), 1
    ) as stepped_up_within_6_months_pct,
    max(numerator) filter (
        where kpi_id = 'cla_started_rate_10k' and breakdown = 'total' and period_type = 'month'
    ) as children_starting_care,
    round(
        max(value) filter (
            where kpi_id = 'cla_started_rate_10k' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as children_starting_care_rolling_12_months_per_10000,
    max(rag) filter (
        where kpi_id = 'cla_started_rate_10k' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as children_starting_care_rolling_12_months_rag,
    max(numerator) filter (
        where kpi_id = 'cla_started_rate_10k' and breakdown = 'need absent parenting (N8)' and period_type = 'month'
    ) as children_starting_care_absent_parenting,
    round(
        max(value) filter (
            where kpi_id = 'cla_started_rate_10k' and breakdown = 'other needs' and period_type = 'rolling_12m'
        ), 1
    ) as children_starting_care_other_needs_rolling_12_months_per_10000,
    max(denominator) filter (
        where kpi_id = 'mact_secondments_filled_pct' and breakdown = 'total'
    ) as seconded_fte_agreed,
    max(numerator) filter (
        where kpi_id = 'mact_secondments_filled_pct' and breakdown = 'total'
    ) as seconded_fte_filled,
    round(
        max(value) filter (where kpi_id = 'mact_secondments_filled_pct' and breakdown = 'total'), 1
    ) as seconded_fte_filled_pct,
    max(rag) filter (where kpi_id = 'mact_secondments_filled_pct' and breakdown = 'total') as seconded_fte_filled_rag,
    round(
        max(value) filter (where kpi_id = 'sw_caseload_avg' and breakdown = 'total'), 1
    ) as children_per_social_worker_fte,
    max(rag) filter (where kpi_id = 'sw_caseload_avg' and breakdown = 'total') as children_per_social_worker_fte_rag,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in (
        's47_rate_10k',
        'family_help_starts',
        'family_help_closed_needs_met_pct',
        'family_help_stepup_12m_pct',
        'cla_started_rate_10k',
        'mact_secondments_filled_pct',
        'sw_caseload_avg'
    )
    and breakdown_type in ('total', 'variant')
group by local_authority_code, month
