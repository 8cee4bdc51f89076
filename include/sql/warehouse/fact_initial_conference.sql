-- One row per child and initial child protection conference.
select distinct on (conference.icpc_icpc_id)
    cast(:local_authority_code as text) as local_authority_code,
    conference.icpc_icpc_id as conference_id,
    coalesce(child.child_key, -1) as child_key,
    conference.icpc_icpc_meeting_id as meeting_id,
    conference.icpc_s47_enquiry_id as section_47_id,
    conference.icpc_referral_id as referral_id,
    coalesce(conference.icpc_icpc_target_date, conference.icpc_icpc_date) as due_date,
    conference.icpc_icpc_date as held_date,
    coalesce(conference.icpc_icpc_transfer_in = 'Y', false) as is_transfer_in,
    coalesce(conference.icpc_icpc_outcome_cp_flag = 'Y', false) as is_plan_decided,
    held.working_day_number - discussed.working_day_number as strategy_to_conference_working_days,
    coalesce(team.team_id, '-1') as team_id
from staging.ssd_initial_cp_conference_current as conference
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and conference.icpc_person_id = child.identifier
left join staging.ssd_s47_enquiry_current as enquiry
    on conference.icpc_s47_enquiry_id = enquiry.s47e_s47_enquiry_id
left join warehouse.dim_team as team on conference.icpc_icpc_team = team.team_id
left join warehouse.dim_date as discussed on enquiry.s47e_s47_start_date = discussed.date_key
left join warehouse.dim_date as held on conference.icpc_icpc_date = held.date_key
where coalesce(conference.icpc_icpc_target_date, conference.icpc_icpc_date) is not null
order by conference.icpc_icpc_id, conference.source_file, conference.source_row
