-- One row per month: referrals, and how soon assessments are completed.
select
    local_authority_code,
    month,
    max(denominator) filter (where kpi_id = 're_referral_12m_pct' and breakdown = 'total') as referrals,
    max(numerator) filter (where kpi_id = 're_referral_12m_pct' and breakdown = 'total') as re_referrals,
    round(max(value) filter (where kpi_id = 're_referral_12m_pct' and breakdown = 'total'), 1) as re_referral_pct,
    round(
        max(value) filter (where kpi_id = 're_referral_12m_pct' and breakdown = 'rolling 12 months'), 1
    ) as re_referral_rolling_12_months_pct,
    max(rag) filter (
        where kpi_id = 're_referral_12m_pct' and breakdown = 'rolling 12 months'
    ) as re_referral_rolling_12_months_rag,
    max(denominator) filter (where kpi_id = 'assessment_45wd_pct') as assessments_completed,
    max(numerator) filter (where kpi_id = 'assessment_45wd_pct') as completed_within_45_working_days,
    round(max(value) filter (where kpi_id = 'assessment_45wd_pct'), 1) as completed_within_45_working_days_pct,
    max(rag) filter (where kpi_id = 'assessment_45wd_pct') as completed_within_45_working_days_rag,
    bool_or(is_provisional) as is_provisional
from kpi.kpi_monthly
where
    kpi_id in ('re_referral_12m_pct', 'assessment_45wd_pct')
    and breakdown_type in ('total', 'period')
group by local_authority_code, month
