-- One row per referral to children's social care.
select distinct on (referral.cine_referral_id)
    cast(:local_authority_code as text) as local_authority_code,
    referral.cine_referral_id as referral_id,
    coalesce(child.child_key, -1) as child_key,
    referral.cine_referral_date as referral_date,
    reference.member(source.referral_source_code, referral.cine_referral_source_code) as referral_source_code,
    reference.member(need.need_code, referral.cine_cin_primary_need_code) as need_code,
    coalesce(referral.cine_referral_nfa = 'Y', false) as is_no_further_action,
    referral.cine_close_date as close_date,
    referral.cine_close_reason as close_reason_code,
    coalesce(team.team_id, '-1') as team_id
from staging.ssd_cin_episodes_current as referral
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and referral.cine_person_id = child.identifier
left join warehouse.dim_referral_source as source
    on referral.cine_referral_source_code = source.referral_source_code
left join warehouse.dim_need_category as need on referral.cine_cin_primary_need_code = need.need_code
left join warehouse.dim_team as team on referral.cine_referral_team = team.team_id
order by referral.cine_referral_id, referral.source_file, referral.source_row
