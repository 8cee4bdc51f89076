-- One row per referral to children's social care.
with referrals as (
    select distinct on (referral.cine_referral_id)
        referral.*,
        coalesce(child.child_key, -1) as child_key
    from staging.ssd_cin_episodes_current as referral
    left join identity.child_identifier as child
        on child.identifier_type = 'case_id' and referral.cine_person_id = child.identifier
    where referral.cine_referral_date is not null
    order by referral.cine_referral_id, referral.source_file, referral.source_row
),

assessed as (
    select
        cina_referral_id as referral_id,
        min(cina_assessment_start_date) as start_date
    from staging.ssd_cin_assessments_current
    group by cina_referral_id
),

enquired as (
    select
        s47e_referral_id as referral_id,
        min(s47e_s47_start_date) as start_date
    from staging.ssd_s47_enquiry_current
    group by s47e_referral_id
),

decided as (
    select
        referrals.*,
        -- of a child nobody knows no referral is the one before
        case
            when referrals.child_key <> -1
                then max(referrals.cine_referral_date) over (
                    partition by referrals.child_key
                    order by referrals.cine_referral_date
                    range between unbounded preceding and interval '1 day' preceding
                )
        end as previous_referral_date,
        least(
            assessed.start_date,
            enquired.start_date,
            case when referrals.cine_referral_nfa = 'Y' then referrals.cine_close_date end
        ) as decision_date
    from referrals
    left join assessed on referrals.cine_referral_id = assessed.referral_id
    left join enquired on referrals.cine_referral_id = enquired.referral_id
)

select
    cast(:local_authority_code as text) as local_authority_code,
    decided.cine_referral_id as referral_id,
    decided.child_key,
    decided.cine_referral_date as referral_date,
    reference.member(source.referral_source_code, decided.cine_referral_source_code) as referral_source_code,
    reference.member(need.need_code, decided.cine_cin_primary_need_code) as need_code,
    coalesce(decided.cine_referral_nfa = 'Y', false) as is_no_further_action,
    decided.cine_close_date as close_date,
    decided.cine_close_reason as close_reason_code,
    coalesce(team.team_id, '-1') as team_id,
    decided.previous_referral_date,
    decided.cine_referral_date - decided.previous_referral_date as days_since_previous_referral,
    decided.decision_date,
    decision.working_day_number - received.working_day_number as referral_to_decision_working_days
from decided
left join warehouse.dim_referral_source as source
    on decided.cine_referral_source_code = source.referral_source_code
left join warehouse.dim_need_category as need on decided.cine_cin_primary_need_code = need.need_code
left join warehouse.dim_team as team on decided.cine_referral_team = team.team_id
left join warehouse.dim_date as received on decided.cine_referral_date = received.date_key
left join warehouse.dim_date as decision on decided.decision_date = decision.date_key
