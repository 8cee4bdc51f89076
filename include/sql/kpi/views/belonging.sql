-- One row per month: absence, suspensions and exclusions, part-time timetables, and home education.
select
    local_authority_code,
    month,
    round(
        max(value) filter (where kpi_id = 'overall_absence_pct' and breakdown = 'total' and period_type = 'month'), 2
    ) as absence_pct,
    round(
        max(value) filter (
            where kpi_id = 'overall_absence_pct' and breakdown = 'total' and period_type = 'ytd_academic'
        ), 2
    ) as absence_year_to_date_pct,
    max(rag) filter (
        where kpi_id = 'overall_absence_pct' and breakdown = 'total' and period_type = 'ytd_academic'
    ) as absence_year_to_date_rag,
    max(denominator) filter (
        where kpi_id = 'persistent_absence_pct' and breakdown = 'total' and period_type = 'ytd_academic'
    ) as enrolments_in_scope,
    max(numerator) filter (
        where kpi_id = 'persistent_absence_pct' and breakdown = 'total' and period_type = 'ytd_academic'
    ) as persistently_absent,
    round(
        max(value) filter (
            where kpi_id = 'persistent_absence_pct' and breakdown = 'total' and period_type = 'ytd_academic'
        ), 2
    ) as persistent_absence_pct,
    max(rag) filter (
        where kpi_id = 'persistent_absence_pct' and breakdown = 'total' and period_type = 'ytd_academic'
    ) as persistent_absence_rag,
    round(
        max(value) filter (
            where kpi_id = 'persistent_absence_pct' and breakdown = 'term to date' and period_type = 'ytd_academic'
        ), 2
    ) as persistent_absence_term_to_date_pct,
    max(numerator) filter (
        where kpi_id = 'severe_absence_pct' and breakdown = 'total' and period_type = 'ytd_academic'
    ) as severely_absent,
    round(
        max(value) filter (
            where kpi_id = 'severe_absence_pct' and breakdown = 'total' and period_type = 'ytd_academic'
        ), 2
    ) as severe_absence_pct,
    max(rag) filter (
        where kpi_id = 'severe_absence_pct' and breakdown = 'total' and period_type = 'ytd_academic'
    ) as severe_absence_rag,
    round(
        max(value) filter (
            where kpi_id = 'severe_absence_pct' and breakdown = 'term to date' and period_type = 'ytd_academic'
        ), 2
    ) as severe_absence_term_to_date_pct,
    max(numerator) filter (
        where kpi_id = 'suspension_rate' and breakdown = 'total' and period_type = 'month'
    ) as suspensions,
    max(numerator) filter (
        where kpi_id = 'suspension_rate' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as suspensions_rolling_12_months,
    round(
        max(value) filter (
            where kpi_id = 'suspension_rate' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 2
    ) as suspensions_per_100_pupils_rolling_12_months,
    max(rag) filter (
        where kpi_id = 'suspension_rate' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as suspensions_rolling_12_months_rag,
    round(
        max(value) filter (
            where kpi_id = 'suspension_rate' and breakdown = 'total' and period_type = 'ytd_academic'
        ), 2
    ) as suspensions_per_100_pupils_year_to_date,
    max(numerator) filter (
        where kpi_id = 'permanent_exclusion_rate' and breakdown = 'total' and period_type = 'month'
    ) as permanent_exclusions,
    max(numerator) filter (
        where kpi_id = 'permanent_exclusion_rate' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as permanent_exclusions_rolling_12_months,
    round(
        max(value) filter (
            where kpi_id = 'permanent_exclusion_rate' and breakdown = 'total' and period_type = 'rolling_12m'
        ), 5
    ) as permanent_exclusions_per_100_pupils_rolling_12_months,
    max(rag) filter (
        where kpi_id = 'permanent_exclusion_rate' and breakdown = 'total' and period_type = 'rolling_12m'
    ) as permanent_exclusions_rolling_12_months_rag,
    round(
        max(value) filter (
            where kpi_id = 'permanent_exclusion_rate' and breakdown = 'total' and period_type = 'ytd_academic'
        ), 5
    ) as permanent_exclusions_per_100_pupils_year_to_date,
    round(
        max(numerator) filter (
            where kpi_id = 'ehcp_attendance_gap_pp' and breakdown = 'total' and period_type = 'month'
        ), 2
    ) as attendance_with_ehc_plan_pct,
    round(
        max(denominator) filter (
            where kpi_id = 'ehcp_attendance_gap_pp' and breakdown = 'total' and period_type = 'month'
        ), 2
    ) as attendance_without_sen_pct,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_attendance_gap_pp' and breakdown = 'total' and period_type = 'month'
        ), 2
    ) as attendance_gap_points,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_attendance_gap_pp' and breakdown = 'mainstream only' and period_type = 'month'
        ), 2
    ) as attendance_gap_mainstream_points,
    round(
        max(value) filter (
            where kpi_id = 'ehcp_attendance_gap_pp' and breakdown = 'term to date' and period_type = 'month'
        ), 2
    ) as attendance_gap_term_to_date_points,
    round(
        max(value) filter (
            where
            kpi_id = 'ehcp_attendance_gap_pp'
            and breakdown = 'term to date, mainstream only'
            and period_type = 'month'
        ), 2
    ) as attendance_gap_term_to_date_mainstream_points,
    round(
        max(value) filter (
            where kpi_id = 'reduced_timetable_rate_1000' and breakdown = 'total' and period_type = 'month'
        ), 3
    ) as part_time_sessions_per_1000,
    round(
        max(value) filter (
            where kpi_id = 'reduced_timetable_rate_1000' and breakdown = 'total' and period_type = 'ytd_academic'
        ), 3
    ) as part_time_sessions_per_1000_year_to_date,
    max(numerator) filter (
        where kpi_id = 'elective_home_education_rate' and breakdown = 'total' and period_type = 'snapshot'
    ) as home_educated,
    round(
        max(value) filter (
            where kpi_id = 'elective_home_education_rate' and breakdown = 'total' and period_type = 'snapshot'
        ), 1
    ) as home_educated_per_1000_children,
    max(numerator) filter (
        where kpi_id = 'elective_home_education_rate' and breakdown = 'new in the month' and period_type = 'snapshot'
    ) as home_education_notifications,
    max(numerator) filter (
        where kpi_id = 'elective_home_education_rate' and breakdown = 'with an EHC plan' and period_type = 'snapshot'
    ) as home_educated_with_ehc_plan,
    max(numerator) filter (
        where kpi_id = 'elective_home_education_rate' and breakdown = 'with SEN support' and period_type = 'snapshot'
    ) as home_educated_with_sen_support,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in (
        'overall_absence_pct',
        'persistent_absence_pct',
        'severe_absence_pct',
        'suspension_rate',
        'permanent_exclusion_rate',
        'ehcp_attendance_gap_pp',
        'reduced_timetable_rate_1000',
        'elective_home_education_rate'
    )
    and breakdown_type in ('total', 'variant')
group by local_authority_code, month
