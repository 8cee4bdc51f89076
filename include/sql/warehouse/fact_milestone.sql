-- One row per milestone or action of the programmes' trackers, as each last told.
with told as (
    select
        'send_reform' as programme_code,
        milestone_id,
        workstream,
        milestone,
        null as lead_agency,
        owner_role,
        due_date,
        completed_date,
        status,
        status_date,
        source_file,
        source_row
    from staging.send_reform_milestones_current
    union all
    select
        'families_first' as programme_code,
        milestone_id,
        workstream,
        milestone,
        null as lead_agency,
        owner_role,
        due_date,
        completed_date,
        status,
        status_date,
        source_file,
        source_row
    from staging.families_first_milestones_current
    union all
    select
        'jtai' as programme_code,
        action_id as milestone_id,
        theme as workstream,
        action as milestone,
        lead_agency,
        owner_role,
        due_date,
        completed_date,
        status,
        status_date,
        source_file,
        source_row
    from staging.jtai_action_plan_current
)

select distinct on (told.programme_code, told.milestone_id)
    cast(:local_authority_code as text) as local_authority_code,
    told.programme_code,
    told.milestone_id,
    told.workstream,
    told.milestone,
    case told.programme_code
        when 'jtai' then reference.member(agency.lead_agency_code, told.lead_agency)
        else '-2'
    end as lead_agency_code,
    told.owner_role,
    told.due_date,
    told.completed_date,
    reference.member(status.milestone_status_code, told.status) as milestone_status_code,
    told.status_date,
    told.completed_date - told.due_date as due_to_completed_days
from told
left join warehouse.dim_milestone_status as status on replace(told.status, ' ', '_') = status.milestone_status_code
left join warehouse.dim_lead_agency as agency on told.lead_agency = agency.lead_agency_code
order by told.programme_code, told.milestone_id, told.source_file, told.source_row
