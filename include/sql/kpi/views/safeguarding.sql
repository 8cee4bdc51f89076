-- One row per month: referrals, assessments, conferences, child protection plans, and how soon things are done.
select
    local_authority_code,
    month,
    max(denominator) filter (
        where kpi_id = 're_referral_12m_pct' and breakdown = 'total' and period_type = 'month'
    ) as referrals,
    max(numerator) filter (
        where kpi_id = 're_referral_12m_pct' and breakdown = 'total' and period_type = 'month'
    ) as re_referrals,
    round(
        max(value) filter (where kpi_id = 're_referral_12m_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as re_referral_pct,
    round(
        max(value) filter (
            where kpi_id = 're_referral_12m_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as re_referral_rolling_12_months_pct,
    max(rag) filter (
        where kpi_id = 're_referral_12m_pct' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as re_referral_rolling_12_months_rag,
    round(
        max(value) filter (
            where kpi_id = 're_referral_12m_pct' and breakdown = 'children' and period_type = 'rolling_12m'
        ), 1
    ) as re_referral_children_rolling_12_months_pct,
    round(
        max(value) filter (
            where kpi_id = 'referral_decision_1wd_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as decided_within_1_working_day_pct,
    max(rag) filter (
        where kpi_id = 'referral_decision_1wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as decided_within_1_working_day_rag,
    max(denominator) filter (
        where kpi_id = 'assessment_45wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as assessments_completed,
    max(numerator) filter (
        where kpi_id = 'assessment_45wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as completed_within_45_working_days,
    round(
        max(value) filter (where kpi_id = 'assessment_45wd_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as completed_within_45_working_days_pct,
    max(rag) filter (
        where kpi_id = 'assessment_45wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as completed_within_45_working_days_rag,
    round(
        max(value) filter (
            where kpi_id = 'assessment_45wd_pct' and breakdown = 'same day' and period_type = 'month'
        ), 1
    ) as assessments_taking_same_day_pct,
    round(
        max(value) filter (
            where kpi_id = 'assessment_45wd_pct' and breakdown = '1 to 10 working days' and period_type = 'month'
        ), 1
    ) as assessments_taking_1_to_10_pct,
    round(
        max(value) filter (
            where kpi_id = 'assessment_45wd_pct' and breakdown = '11 to 20 working days' and period_type = 'month'
        ), 1
    ) as assessments_taking_11_to_20_pct,
    round(
        max(value) filter (
            where kpi_id = 'assessment_45wd_pct' and breakdown = '21 to 30 working days' and period_type = 'month'
        ), 1
    ) as assessments_taking_21_to_30_pct,
    round(
        max(value) filter (
            where kpi_id = 'assessment_45wd_pct' and breakdown = '31 to 40 working days' and period_type = 'month'
        ), 1
    ) as assessments_taking_31_to_40_pct,
    round(
        max(value) filter (
            where kpi_id = 'assessment_45wd_pct' and breakdown = '41 to 45 working days' and period_type = 'month'
        ), 1
    ) as assessments_taking_41_to_45_pct,
    round(
        max(value) filter (
            where kpi_id = 'assessment_45wd_pct' and breakdown = '46 to 50 working days' and period_type = 'month'
        ), 1
    ) as assessments_taking_46_to_50_pct,
    round(
        max(value) filter (
            where kpi_id = 'assessment_45wd_pct' and breakdown = '51 to 60 working days' and period_type = 'month'
        ), 1
    ) as assessments_taking_51_to_60_pct,
    round(
        max(value) filter (
            where kpi_id = 'assessment_45wd_pct' and breakdown = '61 working days or more' and period_type = 'month'
        ), 1
    ) as assessments_taking_61_or_more_pct,
    max(denominator) filter (
        where kpi_id = 'icpc_15wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as initial_conferences,
    max(numerator) filter (
        where kpi_id = 'icpc_15wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as held_within_15_working_days,
    round(
        max(value) filter (where kpi_id = 'icpc_15wd_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as held_within_15_working_days_pct,
    max(rag) filter (
        where kpi_id = 'icpc_15wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as held_within_15_working_days_rag,
    round(
        max(value) filter (where kpi_id = 'icpc_15wd_pct' and breakdown = 'total' and period_type = 'rolling_12m'), 1
    ) as held_within_15_working_days_rolling_12_months_pct,
    round(
        max(value) filter (
            where kpi_id = 'icpc_15wd_pct' and breakdown = '0 to 10 working days' and period_type = 'month'
        ), 1
    ) as conferences_after_0_to_10_pct,
    round(
        max(value) filter (
            where kpi_id = 'icpc_15wd_pct' and breakdown = '11 to 15 working days' and period_type = 'month'
        ), 1
    ) as conferences_after_11_to_15_pct,
    round(
        max(value) filter (
            where kpi_id = 'icpc_15wd_pct' and breakdown = '16 to 20 working days' and period_type = 'month'
        ), 1
    ) as conferences_after_16_to_20_pct,
    round(
        max(value) filter (
            where kpi_id = 'icpc_15wd_pct' and breakdown = '21 working days or more' and period_type = 'month'
        ), 1
    ) as conferences_after_21_or_more_pct,
    max(denominator) filter (
        where kpi_id = 'icpc_15wd_pct' and breakdown = 'transfers in' and period_type = 'month'
    ) as transfers_in,
    max(numerator) filter (
        where kpi_id = 'icpc_15wd_pct' and breakdown = 'transfers in' and period_type = 'month'
    ) as transfers_in_held_when_due,
    max(denominator) filter (
        where kpi_id = 'cpp_repeat_pct' and breakdown = 'total' and period_type = 'month'
    ) as new_plans,
    max(numerator) filter (
        where kpi_id = 'cpp_repeat_pct' and breakdown = 'total' and period_type = 'month'
    ) as repeat_plans,
    round(
        max(value) filter (where kpi_id = 'cpp_repeat_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as repeat_plans_pct,
    round(
        max(value) filter (where kpi_id = 'cpp_repeat_pct' and breakdown = 'total' and period_type = 'rolling_12m'), 1
    ) as repeat_plans_rolling_12_months_pct,
    max(rag) filter (
        where kpi_id = 'cpp_repeat_pct' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as repeat_plans_rolling_12_months_rag,
    round(
        max(value) filter (
            where kpi_id = 'cpp_repeat_pct' and breakdown = 'within 24 months' and period_type = 'rolling_12m'
        ), 1
    ) as repeat_plans_within_24_months_rolling_12_months_pct,
    max(denominator) filter (where kpi_id = 'cpp_2yr_plus_pct' and breakdown = 'total') as plans_open,
    max(numerator) filter (where kpi_id = 'cpp_2yr_plus_pct' and breakdown = 'total') as plans_open_2_years,
    round(max(value) filter (where kpi_id = 'cpp_2yr_plus_pct' and breakdown = 'total'), 1) as plans_open_2_years_pct,
    max(rag) filter (where kpi_id = 'cpp_2yr_plus_pct' and breakdown = 'total') as plans_open_2_years_rag,
    max(denominator) filter (
        where kpi_id = 'cpp_2yr_plus_pct' and breakdown = 'plans ended in the month'
    ) as plans_ended,
    round(
        max(value) filter (where kpi_id = 'cpp_2yr_plus_pct' and breakdown = 'plans ended in the month'), 1
    ) as plans_ended_after_2_years_pct,
    max(denominator) filter (where kpi_id = 'cpp_reviews_in_time_pct' and breakdown = 'total') as plans_open_3_months,
    max(numerator) filter (where kpi_id = 'cpp_reviews_in_time_pct' and breakdown = 'total') as plans_reviewed_in_time,
    round(
        max(value) filter (where kpi_id = 'cpp_reviews_in_time_pct' and breakdown = 'total'), 1
    ) as plans_reviewed_in_time_pct,
    max(rag) filter (where kpi_id = 'cpp_reviews_in_time_pct' and breakdown = 'total') as plans_reviewed_in_time_rag,
    max(denominator) filter (where kpi_id = 'cp_visits_10wd_pct' and breakdown = 'total') as children_to_be_visited,
    round(
        max(value) filter (where kpi_id = 'cp_visits_10wd_pct' and breakdown = 'total'), 1
    ) as visited_within_10_working_days_pct,
    max(rag) filter (
        where kpi_id = 'cp_visits_10wd_pct' and breakdown = 'total'
    ) as visited_within_10_working_days_rag,
    round(
        max(value) filter (where kpi_id = 'cp_visits_10wd_pct' and breakdown = 'seen alone'), 1
    ) as seen_alone_within_10_working_days_pct,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in (
        'referral_decision_1wd_pct',
        're_referral_12m_pct',
        'assessment_45wd_pct',
        'icpc_15wd_pct',
        'cpp_repeat_pct',
        'cpp_2yr_plus_pct',
        'cpp_reviews_in_time_pct',
        'cp_visits_10wd_pct'
    )
    and breakdown_type in ('total', 'variant')
group by local_authority_code, month
