-- One row per month: child sexual abuse found, and what is done about it with police, health and education.
select
    local_authority_code,
    month,
    max(value) filter (
        where kpi_id = 'csa_assessment_factor_count' and breakdown = 'total' and period_type = 'month'
    ) as sexual_abuse_found,
    max(value) filter (
        where kpi_id = 'csa_assessment_factor_count' and breakdown = 'abuse by an adult' and period_type = 'month'
    ) as sexual_abuse_by_adult_found,
    max(value) filter (
        where
        kpi_id = 'csa_assessment_factor_count'
        and breakdown = 'abuse by another child'
        and period_type = 'month'
    ) as sexual_abuse_by_another_child_found,
    max(value) filter (
        where kpi_id = 'csa_assessment_factor_count' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as sexual_abuse_found_rolling_12_months,
    max(value) filter (
        where
        kpi_id = 'csa_assessment_factor_count'
        and breakdown = 'abuse by an adult'
        and period_type = 'rolling_12m'
    ) as sexual_abuse_by_adult_found_rolling_12_months,
    max(value) filter (
        where
        kpi_id = 'csa_assessment_factor_count'
        and breakdown = 'abuse by another child'
        and period_type = 'rolling_12m'
    ) as sexual_abuse_by_another_child_found_rolling_12_months,
    round(
        max(rate_per_10000) filter (
            where kpi_id = 'csa_assessment_factor_count' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as sexual_abuse_found_rolling_12_months_per_10000,
    max(numerator) filter (
        where kpi_id = 'csa_cpp_share_pct' and breakdown = 'total' and period_type = 'month'
    ) as new_plans_for_sexual_abuse,
    max(denominator) filter (
        where kpi_id = 'csa_cpp_share_pct' and breakdown = 'total' and period_type = 'month'
    ) as new_plans,
    round(
        max(value) filter (where kpi_id = 'csa_cpp_share_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as new_plans_for_sexual_abuse_pct,
    round(
        max(value) filter (
            where kpi_id = 'csa_cpp_share_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as new_plans_for_sexual_abuse_rolling_12_months_pct,
    round(
        max(value) filter (
            where kpi_id = 'csa_cpp_share_pct' and breakdown = 'multiple categories' and period_type = 'rolling_12m'
        ), 1
    ) as new_plans_multiple_categories_rolling_12_months_pct,
    max(denominator) filter (
        where kpi_id = 'strategy_discussion_three_agency_pct' and breakdown = 'total' and period_type = 'month'
    ) as strategy_discussions,
    round(
        max(value) filter (
            where kpi_id = 'strategy_discussion_three_agency_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as three_agencies_pct,
    max(rag) filter (
        where kpi_id = 'strategy_discussion_three_agency_pct' and breakdown = 'total' and period_type = 'month'
    ) as three_agencies_rag,
    round(
        max(value) filter (
            where
            kpi_id = 'strategy_discussion_three_agency_pct'
            and breakdown = 'education too'
            and period_type = 'month'
        ), 1
    ) as three_agencies_and_education_pct,
    max(denominator) filter (
        where
        kpi_id = 'strategy_discussion_three_agency_pct'
        and breakdown = 'sexual abuse in the family'
        and period_type = 'month'
    ) as strategy_discussions_in_the_family,
    round(
        max(value) filter (
            where
            kpi_id = 'strategy_discussion_three_agency_pct'
            and breakdown = 'sexual abuse in the family'
            and period_type = 'month'
        ), 1
    ) as three_agencies_in_the_family_pct,
    round(
        max(value) filter (
            where
            kpi_id = 'strategy_discussion_three_agency_pct'
            and breakdown = 'sexual abuse in the family'
            and period_type = 'rolling_12m'
        ), 1
    ) as three_agencies_in_the_family_rolling_12_months_pct,
    round(
        max(value) filter (
            where
            kpi_id = 'strategy_discussion_three_agency_pct'
            and breakdown = 'sexual abuse in the family, education too'
            and period_type = 'month'
        ), 1
    ) as three_agencies_and_education_in_the_family_pct,
    max(denominator) filter (
        where kpi_id = 'csa_safety_plan_5wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as safety_plans_due,
    round(
        max(value) filter (
            where kpi_id = 'csa_safety_plan_5wd_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as safety_plans_within_5_working_days_pct,
    max(rag) filter (
        where kpi_id = 'csa_safety_plan_5wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as safety_plans_within_5_working_days_rag,
    round(
        max(value) filter (
            where kpi_id = 'csa_safety_plan_5wd_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as safety_plans_within_5_working_days_rolling_12_months_pct,
    max(denominator) filter (where kpi_id = 'jtai_actions_on_track_pct' and breakdown = 'total') as actions_due,
    max(numerator) filter (
        where kpi_id = 'jtai_actions_on_track_pct' and breakdown = 'total'
    ) as actions_complete_or_on_track,
    round(
        max(value) filter (where kpi_id = 'jtai_actions_on_track_pct' and breakdown = 'total'), 1
    ) as actions_complete_or_on_track_pct,
    max(rag) filter (
        where kpi_id = 'jtai_actions_on_track_pct' and breakdown = 'total'
    ) as actions_complete_or_on_track_rag,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in (
        'csa_assessment_factor_count',
        'csa_cpp_share_pct',
        'strategy_discussion_three_agency_pct',
        'csa_safety_plan_5wd_pct',
        'jtai_actions_on_track_pct'
    )
    and breakdown_type in ('total', 'variant')
group by local_authority_code, month
