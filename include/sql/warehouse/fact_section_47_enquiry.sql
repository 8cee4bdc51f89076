-- One row per child and section 47 enquiry, with the conference it led to.
with discussions as (
    select distinct on (section47_id)
        section47_id as section_47_id,
        strategy_id
    from staging.strategy_discussions_current
    where section47_id is not null
    order by section47_id, discussion_date, strategy_id
),

conferences as (
    select distinct on (icpc_s47_enquiry_id)
        icpc_s47_enquiry_id as section_47_id,
        icpc_icpc_target_date as target_date,
        icpc_icpc_date as conference_date
    from staging.ssd_initial_cp_conference_current
    where icpc_s47_enquiry_id is not null
    order by icpc_s47_enquiry_id, icpc_icpc_date, icpc_icpc_id
),

-- the outcome is JSON text of flags, of which the weightiest counts
outcomes as (
    select distinct on (enquiry.s47e_s47_enquiry_id)
        enquiry.s47e_s47_enquiry_id as section_47_id,
        outcome.section_47_outcome_code
    from staging.ssd_s47_enquiry_current as enquiry
    inner join warehouse.dim_section_47_outcome as outcome
        on enquiry.s47e_s47_outcome_json ~ ('"' || outcome.section_47_outcome_code || '_FLAG" *: *"Y"')
    order by enquiry.s47e_s47_enquiry_id, outcome.sort_order
)

select distinct on (enquiry.s47e_s47_enquiry_id)
    cast(:local_authority_code as text) as local_authority_code,
    enquiry.s47e_s47_enquiry_id as section_47_id,
    coalesce(child.child_key, -1) as child_key,
    enquiry.s47e_referral_id as referral_id,
    discussions.strategy_id as strategy_discussion_id,
    enquiry.s47e_s47_start_date as start_date,
    enquiry.s47e_s47_end_date as end_date,
    ended.working_day_number - started.working_day_number as duration_working_days,
    coalesce(enquiry.s47e_s47_nfa = 'Y', false) as is_no_further_action,
    case
        when enquiry.s47e_s47_end_date is null then '-2'
        else reference.member(outcomes.section_47_outcome_code, enquiry.s47e_s47_outcome_json)
    end as section_47_outcome_code,
    case when enquiry.s47e_s47_end_date is null then '-2' else coalesce(team.team_id, '-1') end as team_id,
    due.date_key as conference_due_date,
    conferences.target_date as conference_target_date,
    conferences.conference_date,
    held.working_day_number - started.working_day_number as start_to_conference_working_days
from staging.ssd_s47_enquiry_current as enquiry
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and enquiry.s47e_person_id = child.identifier
left join discussions on enquiry.s47e_s47_enquiry_id = discussions.section_47_id
left join conferences on enquiry.s47e_s47_enquiry_id = conferences.section_47_id
left join outcomes on enquiry.s47e_s47_enquiry_id = outcomes.section_47_id
left join warehouse.dim_team as team on enquiry.s47e_s47_completed_by_team = team.team_id
left join warehouse.dim_date as started on enquiry.s47e_s47_start_date = started.date_key
left join warehouse.dim_date as ended on enquiry.s47e_s47_end_date = ended.date_key
left join warehouse.dim_date as held on conferences.conference_date = held.date_key
left join warehouse.dim_date as due on due.is_working_day and started.working_day_number + 15 = due.working_day_number
order by enquiry.s47e_s47_enquiry_id, enquiry.source_file, enquiry.source_row
