-- One row per month, pounds: the grant's reserve, the High Needs block, and what a plan and a place in transport cost. A
-- negative balance is a deficit, a positive variance an overspend.
select
    local_authority_code,
    month,
    max(value) filter (where kpi_id = 'dsg_cumulative_deficit_gbp' and breakdown = 'total') as forecast_balance_gbp,
    max(value) filter (
        where kpi_id = 'dsg_cumulative_deficit_gbp' and breakdown = 'high needs'
    ) as high_needs_balance_gbp,
    max(change) filter (
        where kpi_id = 'dsg_cumulative_deficit_gbp' and breakdown = 'total'
    ) as change_on_month_before_gbp,
    max(value) filter (where kpi_id = 'hnb_in_year_variance_gbp' and breakdown = 'total') as high_needs_variance_gbp,
    round(
        max(value) filter (where kpi_id = 'hnb_in_year_variance_gbp' and breakdown = 'per cent of the allocation'), 1
    ) as high_needs_variance_pct_of_allocation,
    max(rag) filter (where kpi_id = 'hnb_in_year_variance_gbp' and breakdown = 'total') as high_needs_variance_rag,
    max(value) filter (
        where kpi_id = 'hnsg_expected_grant_gbp' and breakdown = 'total'
    ) as expected_stability_grant_gbp,
    max(value) filter (
        where kpi_id = 'hnsg_expected_grant_gbp' and breakdown = 'if the plan is approved'
    ) as stability_grant_if_approved_gbp,
    max(value) filter (
        where kpi_id = 'hnsg_expected_grant_gbp' and breakdown = 'received to date'
    ) as stability_grant_received_gbp,
    round(
        max(value) filter (where kpi_id = 'hnb_cost_per_ehcp_gbp' and breakdown = 'total'), 0
    ) as cost_per_plan_12_months_gbp,
    round(
        max(value) filter (
            where kpi_id = 'hnb_cost_per_ehcp_gbp' and breakdown = 'Independent and non-maintained special schools'
        ), 0
    ) as cost_per_plan_independent_special_12_months_gbp,
    round(
        max(denominator) filter (where kpi_id = 'hnb_cost_per_ehcp_gbp' and breakdown = 'total'), 0
    ) as average_plans_12_months,
    round(
        max(value) filter (where kpi_id = 'send_transport_cost_per_pupil_gbp' and breakdown = 'total'), 0
    ) as transport_cost_per_pupil_gbp,
    round(
        max(value) filter (where kpi_id = 'send_transport_cost_per_pupil_gbp' and breakdown = 'budget'), 0
    ) as transport_budget_per_pupil_gbp,
    round(
        max(denominator) filter (where kpi_id = 'send_transport_cost_per_pupil_gbp' and breakdown = 'total'), 0
    ) as average_pupils_helped,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    breakdown_type in ('total', 'variant', 'block', 'placement_type')
    and kpi_id in (
        'dsg_cumulative_deficit_gbp',
        'hnb_in_year_variance_gbp',
        'hnsg_expected_grant_gbp',
        'hnb_cost_per_ehcp_gbp',
        'send_transport_cost_per_pupil_gbp'
    )
group by local_authority_code, month
