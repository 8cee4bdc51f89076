-- One row per month: children looked after, where and how they live, the council's homes, health, and care leavers.
select
    local_authority_code,
    month,
    max(numerator) filter (where kpi_id = 'cla_count_rate_10k' and breakdown = 'total') as children_looked_after,
    round(max(value) filter (where kpi_id = 'cla_count_rate_10k' and breakdown = 'total')) as rate_per_10000_children,
    max(numerator) filter (
        where kpi_id = 'cla_3plus_placements_pct' and breakdown = 'total'
    ) as with_3_or_more_placements,
    round(
        max(value) filter (where kpi_id = 'cla_3plus_placements_pct' and breakdown = 'total'), 1
    ) as with_3_or_more_placements_pct,
    max(rag) filter (
        where kpi_id = 'cla_3plus_placements_pct' and breakdown = 'total'
    ) as with_3_or_more_placements_rag,
    max(denominator) filter (
        where kpi_id = 'cla_long_term_stability_pct' and breakdown = 'total'
    ) as in_care_long_term,
    round(
        max(value) filter (where kpi_id = 'cla_long_term_stability_pct' and breakdown = 'total'), 1
    ) as long_term_stable_pct,
    max(rag) filter (where kpi_id = 'cla_long_term_stability_pct' and breakdown = 'total') as long_term_stable_rag,
    round(
        max(value) filter (where kpi_id = 'cla_20miles_outside_pct' and breakdown = 'total'), 1
    ) as over_20_miles_and_outside_pct,
    max(rag) filter (
        where kpi_id = 'cla_20miles_outside_pct' and breakdown = 'total'
    ) as over_20_miles_and_outside_rag,
    round(
        max(value) filter (where kpi_id = 'cla_20miles_outside_pct' and breakdown = 'more than 20 miles'), 1
    ) as over_20_miles_pct,
    round(
        max(value) filter (where kpi_id = 'cla_20miles_outside_pct' and breakdown = 'distance not known'), 1
    ) as distance_not_known_pct,
    round(max(value) filter (where kpi_id = 'cla_local_pct' and breakdown = 'total'), 1) as placed_in_county_pct,
    max(rag) filter (where kpi_id = 'cla_local_pct' and breakdown = 'total') as placed_in_county_rag,
    max(value) filter (where kpi_id = 'residential_homes_open' and breakdown = 'total') as homes_open,
    max(target) filter (where kpi_id = 'residential_homes_open' and breakdown = 'total') as homes_open_target,
    max(rag) filter (where kpi_id = 'residential_homes_open' and breakdown = 'total') as homes_open_rag,
    max(denominator) filter (where kpi_id = 'residential_homes_good_pct' and breakdown = 'total') as homes_inspected,
    round(
        max(value) filter (where kpi_id = 'residential_homes_good_pct' and breakdown = 'total'), 1
    ) as homes_good_or_better_pct,
    max(rag) filter (where kpi_id = 'residential_homes_good_pct' and breakdown = 'total') as homes_good_or_better_rag,
    round(
        max(value) filter (
            where kpi_id = 'residential_homes_occupancy_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as homes_occupancy_pct,
    max(rag) filter (
        where kpi_id = 'residential_homes_occupancy_pct' and breakdown = 'total' and period_type = 'month'
    ) as homes_occupancy_rag,
    round(
        max(value) filter (
            where kpi_id = 'residential_homes_occupancy_pct' and breakdown = 'agreed voids' and period_type = 'month'
        ), 1
    ) as homes_agreed_voids_pct,
    round(max(value) filter (where kpi_id = 'residential_savings_gbp' and breakdown = 'total')) as saving_to_date_gbp,
    round(
        max(target) filter (where kpi_id = 'residential_savings_gbp' and breakdown = 'total')
    ) as saving_to_date_target_gbp,
    max(rag) filter (where kpi_id = 'residential_savings_gbp' and breakdown = 'total') as saving_to_date_rag,
    round(
        max(value) filter (where kpi_id = 'residential_savings_gbp' and breakdown = 'in the month')
    ) as saving_in_month_gbp,
    round(
        max(value) filter (where kpi_id = 'residential_savings_gbp' and breakdown = 'comparator, a week'), 2
    ) as comparator_weekly_cost_gbp,
    max(denominator) filter (
        where kpi_id = 'cla_iha_20wd_pct' and breakdown = 'total' and period_type = 'month'
    ) as initial_health_assessments_due,
    round(
        max(value) filter (where kpi_id = 'cla_iha_20wd_pct' and breakdown = 'total' and period_type = 'month'), 1
    ) as initial_health_assessments_within_20_working_days_pct,
    round(
        max(value) filter (
            where kpi_id = 'cla_iha_20wd_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as initial_health_assessments_rolling_12_months_pct,
    max(rag) filter (
        where kpi_id = 'cla_iha_20wd_pct' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as initial_health_assessments_rolling_12_months_rag,
    max(denominator) filter (
        where kpi_id = 'cla_health_checks_pct' and breakdown = 'total'
    ) as looked_after_12_months,
    round(
        max(value) filter (where kpi_id = 'cla_health_checks_pct' and breakdown = 'total'), 1
    ) as health_assessments_up_to_date_pct,
    max(rag) filter (
        where kpi_id = 'cla_health_checks_pct' and breakdown = 'total'
    ) as health_assessments_up_to_date_rag,
    round(
        max(value) filter (where kpi_id = 'cla_health_checks_pct' and breakdown = 'dental check'), 1
    ) as dental_checks_up_to_date_pct,
    round(max(value) filter (where kpi_id = 'cla_health_checks_pct' and breakdown = 'immunised'), 1) as immunised_pct,
    max(denominator) filter (
        where kpi_id = 'cla_missing_rhi_72h_pct' and breakdown = 'total' and period_type = 'month'
    ) as missing_episodes_ended,
    round(
        max(value) filter (
            where kpi_id = 'cla_missing_rhi_72h_pct' and breakdown = 'total' and period_type = 'month'
        ), 1
    ) as return_interviews_within_72_hours_pct,
    round(
        max(value) filter (
            where kpi_id = 'cla_missing_rhi_72h_pct' and breakdown = 'offered' and period_type = 'month'
        ), 1
    ) as return_interviews_offered_pct,
    round(
        max(value) filter (
            where kpi_id = 'cla_missing_rhi_72h_pct' and breakdown = 'accepted' and period_type = 'month'
        ), 1
    ) as return_interviews_accepted_pct,
    round(
        max(value) filter (
            where kpi_id = 'cla_missing_rhi_72h_pct' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 1
    ) as return_interviews_rolling_12_months_pct,
    max(rag) filter (
        where kpi_id = 'cla_missing_rhi_72h_pct' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as return_interviews_rolling_12_months_rag,
    round(
        max(value) filter (
            where
            kpi_id = 'cla_missing_rhi_72h_pct'
            and breakdown = 'away without authorisation'
            and period_type = 'month'
        ), 1
    ) as away_return_interviews_within_72_hours_pct,
    max(denominator) filter (where kpi_id = 'care_leavers_eet_pct' and breakdown = 'total') as care_leavers_19_to_21,
    round(
        max(value) filter (where kpi_id = 'care_leavers_eet_pct' and breakdown = 'total'), 1
    ) as care_leavers_in_education_employment_or_training_pct,
    max(rag) filter (
        where kpi_id = 'care_leavers_eet_pct' and breakdown = 'total'
    ) as care_leavers_in_education_employment_or_training_rag,
    round(
        max(value) filter (where kpi_id = 'care_leavers_suitable_accom_pct' and breakdown = 'total'), 1
    ) as care_leavers_in_suitable_accommodation_pct,
    max(rag) filter (
        where kpi_id = 'care_leavers_suitable_accom_pct' and breakdown = 'total'
    ) as care_leavers_in_suitable_accommodation_rag,
    round(
        max(value) filter (where kpi_id = 'care_leavers_suitable_accom_pct' and breakdown = 'no information'), 1
    ) as care_leavers_without_accommodation_information_pct,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in (
        'cla_count_rate_10k',
        'cla_3plus_placements_pct',
        'cla_long_term_stability_pct',
        'cla_20miles_outside_pct',
        'cla_local_pct',
        'residential_homes_open',
        'residential_homes_good_pct',
        'residential_homes_occupancy_pct',
        'residential_savings_gbp',
        'cla_iha_20wd_pct',
        'cla_health_checks_pct',
        'cla_missing_rhi_72h_pct',
        'care_leavers_eet_pct',
        'care_leavers_suitable_accom_pct'
    )
    and breakdown_type in ('total', 'variant')
    and period_type in ('month', 'snapshot', 'cumulative', 'rolling_12m')
group by local_authority_code, month
