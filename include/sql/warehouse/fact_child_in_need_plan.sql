-- One row per child in need plan.
select distinct on (plan.cinp_cin_plan_id)
    cast(:local_authority_code as text) as local_authority_code,
    plan.cinp_cin_plan_id as child_in_need_plan_id,
    coalesce(child.child_key, -1) as child_key,
    plan.cinp_referral_id as referral_id,
    plan.cinp_cin_plan_start_date as start_date,
    plan.cinp_cin_plan_end_date as end_date,
    plan.cinp_cin_plan_end_date - plan.cinp_cin_plan_start_date as duration_days,
    coalesce(team.team_id, '-1') as team_id
from staging.ssd_cin_plans_current as plan
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and plan.cinp_person_id = child.identifier
left join warehouse.dim_team as team on plan.cinp_cin_plan_team = team.team_id
order by plan.cinp_cin_plan_id, plan.source_file, plan.source_row
