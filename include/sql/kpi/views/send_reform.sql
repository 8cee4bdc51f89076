-- One row per month: where children with EHC plans are taught, how they travel, who waits, and how far the reform is.
select
    local_authority_code,
    month,
    max(denominator) filter (where kpi_id = 'ehcp_mainstream_pct' and breakdown = 'total') as plans_in_force,
    round(max(value) filter (where kpi_id = 'ehcp_mainstream_pct' and breakdown = 'total'), 1) as mainstream_pct,
    round(max(value) filter (where kpi_id = 'ehcp_mainstream_pct' and breakdown = 'SEN unit'), 1) as sen_unit_pct,
    round(
        max(value) filter (where kpi_id = 'ehcp_mainstream_pct' and breakdown = 'resourced provision'), 1
    ) as resourced_provision_pct,
    max(rag) filter (where kpi_id = 'ehcp_mainstream_pct' and breakdown = 'total') as mainstream_rag,
    round(
        max(value) filter (where kpi_id = 'ehcp_independent_special_pct' and breakdown = 'total'), 1
    ) as independent_special_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_independent_special_pct' and breakdown = 'independent special post-16 institutions'
        ), 1
    ) as independent_special_post_16_pct,
    max(rag) filter (where kpi_id = 'ehcp_independent_special_pct' and breakdown = 'total') as independent_special_rag,
    max(numerator) filter (where kpi_id = 'ehcp_no_placement_pct' and breakdown = 'total') as plans_without_placement,
    round(
        max(value) filter (where kpi_id = 'ehcp_no_placement_pct' and breakdown = 'total'), 1
    ) as without_placement_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_no_placement_pct' and breakdown = 'children of compulsory school age'
        ), 1
    ) as without_placement_compulsory_school_age_pct,
    max(rag) filter (
        where kpi_id = 'ehcp_no_placement_pct' and breakdown = 'children of compulsory school age'
    ) as without_placement_compulsory_school_age_rag,
    round(
        max(value) filter (where kpi_id = 'ehcp_no_placement_pct' and breakdown = 'home education by choice'), 1
    ) as home_educated_by_choice_pct,
    round(max(value) filter (where kpi_id = 'ehcp_out_of_county_pct' and breakdown = 'total'), 1) as out_of_county_pct,
    round(
        max(value) filter (where kpi_id = 'ehcp_out_of_county_pct' and breakdown = 'in Leicester'), 1
    ) as in_leicester_pct,
    round(
        max(value) filter (where kpi_id = 'ehcp_out_of_county_pct' and breakdown = 'in Rutland'), 1
    ) as in_rutland_pct,
    max(denominator) filter (
        where kpi_id = 'local_specialist_places_occupancy_pct' and breakdown = 'total'
    ) as specialist_places,
    round(
        max(value) filter (where kpi_id = 'local_specialist_places_occupancy_pct' and breakdown = 'total'), 1
    ) as specialist_places_filled_pct,
    max(numerator) filter (
        where kpi_id = 'local_specialist_places_occupancy_pct' and breakdown = 'places added since April'
    ) as specialist_places_added_since_april,
    max(denominator) filter (
        where kpi_id = 'send_travel_over_limit_pct' and breakdown = 'total'
    ) as children_helped_to_travel,
    round(
        max(value) filter (where kpi_id = 'send_travel_over_limit_pct' and breakdown = 'total'), 1
    ) as journey_over_limit_pct,
    round(
        max(numerator) filter (where kpi_id = 'send_travel_over_limit_pct' and breakdown = 'miles one way, added up')
        / nullif(max(denominator) filter (where kpi_id = 'send_travel_over_limit_pct' and breakdown = 'total'), 0), 1
    ) as mean_miles_one_way,
    round(
        max(value) filter (where kpi_id = 'send_16_17_in_learning_pct' and breakdown = 'total'), 1
    ) as aged_16_17_in_learning_pct,
    round(
        max(value) filter (where kpi_id = 'send_16_17_in_learning_pct' and breakdown = 'activity not known'), 1
    ) as aged_16_17_activity_not_known_pct,
    max(rag) filter (
        where kpi_id = 'send_16_17_in_learning_pct' and breakdown = 'total'
    ) as aged_16_17_in_learning_rag,
    max(value) filter (
        where kpi_id = 'ey_send_new_plans_under5' and breakdown = 'total' and period_type = 'month'
    ) as new_plans_under_5,
    max(value) filter (
        where kpi_id = 'ey_send_new_plans_under5' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as new_plans_under_5_rolling_12_months,
    round(
        100 * max(value) filter (
            where kpi_id = 'ey_send_new_plans_under5'
            and breakdown = 'in mainstream early years'
            and period_type = 'rolling_12m'
        ) / nullif(
            max(value) filter (
                where kpi_id = 'ey_send_new_plans_under5' and breakdown = 'total' and period_type = 'rolling_12m'
            ), 0
        ), 1
    ) as in_mainstream_early_years_rolling_12_months_pct,
    max(denominator) filter (
        where kpi_id = 'cyp_community_wait_18wk_pct' and breakdown = 'total'
    ) as waiting_for_community_services,
    round(
        max(value) filter (where kpi_id = 'cyp_community_wait_18wk_pct' and breakdown = 'total'), 1
    ) as waiting_under_18_weeks_pct,
    round(
        max(value) filter (where kpi_id = 'cyp_community_wait_18wk_pct' and breakdown = 'all community services'), 1
    ) as waiting_under_18_weeks_all_services_pct,
    max(denominator) filter (
        where kpi_id = 'cyp_autism_wait_13wk_pct' and breakdown = 'total'
    ) as waiting_for_autism_assessment,
    round(
        max(value) filter (where kpi_id = 'cyp_autism_wait_13wk_pct' and breakdown = 'total'), 1
    ) as autism_not_over_13_weeks_pct,
    max(rag) filter (
        where kpi_id = 'cyp_autism_wait_13wk_pct' and breakdown = 'total'
    ) as autism_not_over_13_weeks_rag,
    max(denominator) filter (
        where kpi_id = 'send_reform_milestones_on_track_pct' and breakdown = 'total'
    ) as milestones_due,
    max(numerator) filter (
        where kpi_id = 'send_reform_milestones_on_track_pct' and breakdown = 'total'
    ) as milestones_complete_or_on_track,
    round(
        max(value) filter (where kpi_id = 'send_reform_milestones_on_track_pct' and breakdown = 'total'), 1
    ) as milestones_complete_or_on_track_pct,
    max(rag) filter (where kpi_id = 'send_reform_milestones_on_track_pct' and breakdown = 'total') as milestones_rag,
    max(numerator) filter (
        where kpi_id = 'send_reform_milestones_on_track_pct'
        and breakdown = 'gate: approved by the Department for Education'
    ) = 1 as is_plan_approved,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    breakdown_type in ('total', 'variant')
    and kpi_id in (
        'ehcp_mainstream_pct',
        'ehcp_independent_special_pct',
        'ehcp_no_placement_pct',
        'local_specialist_places_occupancy_pct',
        'ehcp_out_of_county_pct',
        'send_travel_over_limit_pct',
        'send_16_17_in_learning_pct',
        'ey_send_new_plans_under5',
        'cyp_community_wait_18wk_pct',
        'cyp_autism_wait_13wk_pct',
        'send_reform_milestones_on_track_pct'
    )
group by local_authority_code, month
