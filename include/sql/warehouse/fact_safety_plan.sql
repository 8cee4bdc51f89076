-- One row per safety plan.
select distinct on (plan.safety_plan_id)
    cast(:local_authority_code as text) as local_authority_code,
    plan.safety_plan_id,
    coalesce(child.child_key, -1) as child_key,
    plan.strategy_id as strategy_discussion_id,
    plan.strategy_date as discussion_date,
    plan.safety_plan_date,
    planned.working_day_number - held.working_day_number as discussion_to_plan_working_days,
    coalesce(plan.agreed_with_family = 'Y', false) as is_agreed_with_family,
    plan.review_date
from staging.safety_plans_current as plan
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and plan.case_id = child.identifier
left join warehouse.dim_date as held on plan.strategy_date = held.date_key
left join warehouse.dim_date as planned on plan.safety_plan_date = planned.date_key
order by plan.safety_plan_id, plan.source_file, plan.source_row
