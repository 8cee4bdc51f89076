-- One row per team: those of the list, and those that records name before the list does.
with listed as (
    select
        dept_team_id as team_id,
        dept_team_name as name,
        dept_team_parent_id as parent_team_id,
        dept_team_parent_name as parent_name
    from staging.ssd_department_current
),

named as (
    select cine_referral_team as team_id from staging.ssd_cin_episodes_current
    union
    select cina_assessment_team as team_id from staging.ssd_cin_assessments_current
    union
    select icpc_icpc_team as team_id from staging.ssd_initial_cp_conference_current
    union
    select s47e_s47_completed_by_team as team_id from staging.ssd_s47_enquiry_current
    union
    select cinp_cin_plan_team as team_id from staging.ssd_cin_plans_current
    union
    select invo_professional_team as team_id from staging.ssd_involvements_current
    union
    select clea_care_leaver_allocated_team as team_id from staging.ssd_care_leavers_current
)

select
    coalesce(listed.team_id, named.team_id) as team_id,
    coalesce(listed.name, named.team_id) as name,
    listed.parent_team_id,
    listed.parent_name,
    listed.team_id is null as is_inferred
from listed
full join named on listed.team_id = named.team_id
where coalesce(listed.team_id, named.team_id) is not null
union all
select
    members.team_id,
    members.name,
    null as parent_team_id,
    null as parent_name,
    false as is_inferred
from (values ('-1', 'Not known'), ('-2', 'No team')) as members (team_id, name)
