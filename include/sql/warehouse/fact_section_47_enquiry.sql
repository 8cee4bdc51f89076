-- One row per child and enquiry under section 47 of the Children Act 1989.
with conferences as (
    select
        icpc_s47_enquiry_id as section_47_id,
        min(icpc_icpc_date) as conference_date
    from staging.ssd_initial_cp_conference_current
    where icpc_s47_enquiry_id is not null
    group by icpc_s47_enquiry_id
)

select distinct on (enquiry.s47e_s47_enquiry_id)
    cast(:local_authority_code as text) as local_authority_code,
    enquiry.s47e_s47_enquiry_id as section_47_id,
    coalesce(child.child_key, -1) as child_key,
    enquiry.s47e_referral_id as referral_id,
    enquiry.s47e_s47_start_date as start_date,
    enquiry.s47e_s47_end_date as end_date,
    coalesce(enquiry.s47e_s47_nfa = 'Y', false) as is_no_further_action,
    conferences.conference_date,
    held.working_day_number - started.working_day_number as start_to_conference_working_days,
    coalesce(team.team_id, '-1') as team_id
from staging.ssd_s47_enquiry_current as enquiry
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and enquiry.s47e_person_id = child.identifier
left join conferences on enquiry.s47e_s47_enquiry_id = conferences.section_47_id
left join warehouse.dim_team as team on enquiry.s47e_s47_completed_by_team = team.team_id
left join warehouse.dim_date as started on enquiry.s47e_s47_start_date = started.date_key
left join warehouse.dim_date as held on conferences.conference_date = held.date_key
where enquiry.s47e_s47_start_date is not null
order by enquiry.s47e_s47_enquiry_id, enquiry.source_file, enquiry.source_row
