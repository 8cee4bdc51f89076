-- One row per referral to children's social care, with the child's referrals before it.
with referrals as (
    select distinct on (referral.cine_referral_id)
        referral.*,
        coalesce(child.child_key, -1) as child_key,
        coalesce(lower(referral.cine_referral_nfa) in ('y', '1', 'true'), false) as is_no_further_action
    from staging.ssd_cin_episodes_current as referral
    left join identity.child_identifier as child
        on child.identifier_type = 'case_id' and referral.cine_person_id = child.identifier
    order by referral.cine_referral_id, referral.source_file, referral.source_row
),

-- of a child's referrals on earlier days: the latest, and until when the last of their cases was open
followed as (
    select
        *,
        max(cine_referral_date) over earlier as previous_referral_date,
        -- a referral that led to nothing opened no case
        max(
            coalesce(cine_close_date, case when is_no_further_action then cine_referral_date else 'infinity'::date end)
        ) over earlier as open_until
    from referrals
    window earlier as (
        partition by child_key, case when child_key = -1 then cine_referral_id end
        order by cine_referral_date
        range between unbounded preceding and interval '1 day' preceding
    )
)

select
    cast(:local_authority_code as text) as local_authority_code,
    followed.cine_referral_id as referral_id,
    followed.child_key,
    followed.cine_referral_date as referral_date,
    reference.member(source.referral_source_code, followed.cine_referral_source_code) as referral_source_code,
    reference.member(need.need_code, followed.cine_cin_primary_need_code) as need_code,
    followed.is_no_further_action,
    followed.cine_close_date as close_date,
    case
        when followed.cine_close_date is null then '-2'
        else reference.member(reason.close_reason_code, followed.cine_close_reason)
    end as close_reason_code,
    coalesce(team.team_id, '-1') as team_id,
    followed.previous_referral_date,
    followed.cine_referral_date - followed.previous_referral_date as days_since_referral,
    case when followed.open_until <= followed.cine_referral_date then followed.open_until end as previous_close_date,
    case
        when followed.open_until <= followed.cine_referral_date then followed.cine_referral_date - followed.open_until
    end as days_since_close,
    coalesce(followed.open_until > followed.cine_referral_date, false) as is_case_open
from followed
left join warehouse.dim_referral_source as source
    on followed.cine_referral_source_code = source.referral_source_code
left join warehouse.dim_need_category as need on followed.cine_cin_primary_need_code = need.need_code
left join warehouse.dim_case_closure_reason as reason on followed.cine_close_reason = reason.close_reason_code
left join warehouse.dim_team as team on followed.cine_referral_team = team.team_id
