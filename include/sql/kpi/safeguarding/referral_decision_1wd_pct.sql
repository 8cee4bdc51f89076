-- Referrals by the month received: those decided on within the limit of working days; the day received is day 0.
-- Those of the last days, not yet due, are in too: until the next delivery the month is provisional.
with referral as (
    select
        fact.*,
        -- no day of the decision is recorded: it was made at the latest when something came of it. least() passes over
        -- the steps not taken
        least(
            step.assessment_start_date,
            step.section_47_start_date,
            step.conference_date,
            step.plan_start_date,
            fact.close_date
        ) as decision_date
    from warehouse.fact_referral as fact
    left join warehouse.fact_referral_to_conference as step
        on
            fact.local_authority_code = step.local_authority_code
            and fact.referral_id = step.referral_id
    where
        fact.local_authority_code = :local_authority_code
        and fact.referral_date >= :first_month
        and fact.referral_date < cast(:last_month as date) + interval '1 month'
)

select
    date_trunc('month', referral.referral_date)::date as month,
    case
        when referral.decision_date < referral.referral_date then 'decided before it was received'
        when
            received.working_day_number is null
            or (referral.decision_date is not null and decided.working_day_number is null)
            then 'working days not known'
    end as excluded,
    coalesce(
        decided.working_day_number - received.working_day_number <= :limit_working_days, false
    )::integer as numerator,
    1 as denominator,
    referral.child_key,
    referral.referral_date as on_date,
    -- the census has a code for not known as well
    case when referral.referral_source_code not in ('10', '-1', '-2', '-3') then source.group_name end as referred_by
from referral
left join warehouse.dim_date as received on referral.referral_date = received.date_key
left join warehouse.dim_date as decided on referral.decision_date = decided.date_key
left join warehouse.dim_referral_source as source on referral.referral_source_code = source.referral_source_code
