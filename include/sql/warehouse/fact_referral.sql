-- One row per referral to children's social care.
select distinct on (referral.cine_referral_id)
    cast(:local_authority_code as text) as local_authority_code,
    referral.cine_referral_id as referral_id,
    coalesce(child.child_key, -1) as child_key,
    referral.cine_referral_date as referral_date,
    referral.cine_referral_source_code as referral_source_code,
    referral.cine_cin_primary_need_code as primary_need_code,
    coalesce(referral.cine_referral_nfa = 'Y', false) as is_no_further_action,
    referral.cine_close_date as close_date,
    referral.cine_close_reason as close_reason_code,
    referral.cine_referral_team as team_id
from staging.ssd_cin_episodes_current as referral
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and referral.cine_person_id = child.identifier
order by referral.cine_referral_id, referral.source_file, referral.source_row
