-- One row per child and initial child protection conference held. It is due 15 working days after the strategy discussion
-- at which the enquiry was initiated, which the enquiry has as its start.
with enquiries as (
    select distinct on (s47e_s47_enquiry_id)
        s47e_s47_enquiry_id as section_47_id,
        s47e_s47_start_date as start_date
    from staging.ssd_s47_enquiry_current
    order by s47e_s47_enquiry_id, source_file, source_row
)

select distinct on (conference.icpc_icpc_id)
    cast(:local_authority_code as text) as local_authority_code,
    conference.icpc_icpc_id as conference_id,
    coalesce(child.child_key, -1) as child_key,
    conference.icpc_icpc_meeting_id as meeting_id,
    conference.icpc_referral_id as referral_id,
    conference.icpc_s47_enquiry_id as section_47_id,
    conference.icpc_cp_plan_id as protection_plan_id,
    coalesce(conference.icpc_icpc_transfer_in = 'Y', false) as is_transfer_in,
    enquiries.start_date as section_47_start_date,
    coalesce(due.date_key, conference.icpc_icpc_target_date) as due_date,
    conference.icpc_icpc_date as conference_date,
    held.working_day_number - started.working_day_number as start_to_conference_working_days,
    coalesce(conference.icpc_icpc_outcome_cp_flag = 'Y', false) as is_plan_decided,
    coalesce(team.team_id, '-1') as team_id
from staging.ssd_initial_cp_conference_current as conference
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and conference.icpc_person_id = child.identifier
left join enquiries on conference.icpc_s47_enquiry_id = enquiries.section_47_id
left join warehouse.dim_team as team on conference.icpc_icpc_team = team.team_id
left join warehouse.dim_date as started on enquiries.start_date = started.date_key
left join warehouse.dim_date as held on conference.icpc_icpc_date = held.date_key
left join warehouse.dim_date as due on due.is_working_day and started.working_day_number + 15 = due.working_day_number
order by conference.icpc_icpc_id, conference.source_file, conference.source_row
