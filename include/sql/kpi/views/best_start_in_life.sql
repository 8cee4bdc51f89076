-- One row per month: health visits and reviews, feeding, development at two and five, funded places, Family Hubs.
select
    local_authority_code,
    month,
    max(numerator) filter (
        where kpi_id = 'hv_antenatal_contacts' and breakdown = 'total' and period_type = 'month'
    ) as antenatal_contacts,
    max(numerator) filter (
        where kpi_id = 'hv_antenatal_contacts' and breakdown = 'any contact' and period_type = 'month'
    ) as antenatal_contacts_of_any_kind,
    max(numerator) filter (
        where kpi_id = 'hv_antenatal_contacts' and breakdown = 'at home by a health visitor' and period_type = 'month'
    ) as antenatal_contacts_at_home,
    max(numerator) filter (
        where kpi_id = 'hv_antenatal_contacts' and breakdown = 'births expected' and period_type = 'month'
    ) as births_expected,
    max(denominator) filter (
        where kpi_id = 'hv_nbv_14d_pct' and breakdown = 'total' and period_type = 'month'
    ) as infants_turned_30_days,
    max(numerator) filter (
        where kpi_id = 'hv_nbv_14d_pct' and breakdown = 'total' and period_type = 'month'
    ) as visited_within_14_days,
    round(
        max(value) filter (where kpi_id = 'hv_nbv_14d_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as visited_within_14_days_pct,
    max(rag) filter (
        where kpi_id = 'hv_nbv_14d_pct' and breakdown = 'total' and period_type = 'month'
    ) as visited_within_14_days_rag,
    max(target) filter (
        where kpi_id = 'hv_nbv_14d_pct' and breakdown = 'total' and period_type = 'month'
    ) as visited_within_14_days_target_pct,
    round(
        max(value) filter (
            where kpi_id = 'hv_nbv_14d_pct' and breakdown = 'within 30 days' and period_type = 'month'
        ), 1
    ) as visited_within_30_days_pct,
    max(denominator) filter (
        where kpi_id = 'hv_6_8wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as infants_turned_8_weeks,
    max(numerator) filter (
        where kpi_id = 'hv_6_8wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as reviewed_by_8_weeks,
    round(
        max(value) filter (where kpi_id = 'hv_6_8wk_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as reviewed_by_8_weeks_pct,
    max(rag) filter (
        where kpi_id = 'hv_6_8wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as reviewed_by_8_weeks_rag,
    round(
        max(value) filter (
            where kpi_id = 'breastfeeding_6_8wk_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as breastfed_at_6_to_8_weeks_pct,
    max(rag) filter (
        where kpi_id = 'breastfeeding_6_8wk_pct' and breakdown = 'total' and period_type = 'month'
    ) as breastfed_at_6_to_8_weeks_rag,
    round(
        max(value) filter (
            where kpi_id = 'breastfeeding_6_8wk_pct' and breakdown = 'as published' and period_type = 'month'
        ), 1
    ) as breastfed_as_published_pct,
    round(
        max(value) filter (
            where kpi_id = 'breastfeeding_6_8wk_pct' and breakdown = 'status known' and period_type = 'month'
        ), 1
    ) as feeding_known_pct,
    max(denominator) filter (
        where kpi_id = 'hv_12m_by_15m_pct' and breakdown = 'total' and period_type = 'month'
    ) as children_turned_15_months,
    max(numerator) filter (
        where kpi_id = 'hv_12m_by_15m_pct' and breakdown = 'total' and period_type = 'month'
    ) as reviewed_by_15_months,
    round(
        max(value) filter (where kpi_id = 'hv_12m_by_15m_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as reviewed_by_15_months_pct,
    max(rag) filter (
        where kpi_id = 'hv_12m_by_15m_pct' and breakdown = 'total' and period_type = 'month'
    ) as reviewed_by_15_months_rag,
    max(denominator) filter (
        where kpi_id = 'hv_2_5y_pct' and breakdown = 'total' and period_type = 'month'
    ) as children_turned_2_and_a_half,
    max(numerator) filter (
        where kpi_id = 'hv_2_5y_pct' and breakdown = 'total' and period_type = 'month'
    ) as reviewed_by_2_and_a_half,
    round(
        max(value) filter (where kpi_id = 'hv_2_5y_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as reviewed_by_2_and_a_half_pct,
    max(rag) filter (
        where kpi_id = 'hv_2_5y_pct' and breakdown = 'total' and period_type = 'month'
    ) as reviewed_by_2_and_a_half_rag,
    round(
        max(value) filter (where kpi_id = 'hv_2_5y_pct' and breakdown = 'ASQ-3 used' and period_type = 'month'), 1
    ) as questionnaire_used_pct,
    max(denominator) filter (
        where kpi_id = 'asq_expected_level_pct' and breakdown = 'total' and period_type = 'month'
    ) as questionnaires,
    round(
        max(value) filter (
            where kpi_id = 'asq_expected_level_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as expected_in_all_domains_pct,
    round(
        max(value) filter (where kpi_id = 'gld_pct' and breakdown = 'total' and period_type = 'annual'), 1
    ) as good_level_of_development_pct,
    round(
        max(target) filter (where kpi_id = 'gld_pct' and breakdown = 'total' and period_type = 'annual'), 1
    ) as good_level_of_development_target_pct,
    max(rag) filter (
        where kpi_id = 'gld_pct' and breakdown = 'total' and period_type = 'annual'
    ) as good_level_of_development_rag,
    round(
        max(value) filter (where kpi_id = 'gld_fsm_gap_pp' and breakdown = 'total' and period_type = 'annual'), 1
    ) as free_school_meals_gap_points,
    round(
        max(value) filter (
            where kpi_id = 'funded_2yo_takeup_pct' and breakdown = 'total' and period_type = 'annual'
        ), 1
    ) as funded_two_year_olds_pct,
    max(rag) filter (
        where kpi_id = 'funded_2yo_takeup_pct' and breakdown = 'total' and period_type = 'annual'
    ) as funded_two_year_olds_rag,
    round(
        max(value) filter (
            where kpi_id = 'funded_2yo_takeup_pct' and breakdown = 'January' and period_type = 'annual'
        ), 1
    ) as funded_two_year_olds_january_pct,
    round(
        max(value) filter (
            where kpi_id = 'funded_2yo_takeup_pct' and breakdown = 'without working parents' and period_type = 'annual'
        ), 1
    ) as funded_two_year_olds_without_working_parents_pct,
    max(numerator) filter (
        where kpi_id = 'family_hub_reach_pct' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as families_reached,
    round(
        max(value) filter (
            where kpi_id = 'family_hub_reach_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as families_reached_pct,
    round(
        max(value) filter (
            where kpi_id = 'family_hub_reach_pct' and breakdown = 'universal' and period_type = 'rolling_12m'
        ), 1
    ) as families_reached_universal_pct,
    round(
        max(value) filter (
            where kpi_id = 'family_hub_reach_pct' and breakdown = 'targeted' and period_type = 'rolling_12m'
        ), 1
    ) as families_reached_targeted_pct,
    round(
        max(value) filter (
            where kpi_id = 'family_hub_reach_pct' and breakdown = 'outreach' and period_type = 'rolling_12m'
        ), 1
    ) as families_reached_outreach_pct,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in (
        'hv_antenatal_contacts',
        'hv_nbv_14d_pct',
        'hv_6_8wk_pct',
        'breastfeeding_6_8wk_pct',
        'hv_12m_by_15m_pct',
        'hv_2_5y_pct',
        'asq_expected_level_pct',
        'gld_pct',
        'gld_fsm_gap_pp',
        'funded_2yo_takeup_pct',
        'family_hub_reach_pct'
    )
    and breakdown_type in ('total', 'variant')
group by local_authority_code, month
