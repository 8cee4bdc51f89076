-- One row per written safety plan after a strategy discussion.
select distinct on (safety.safety_plan_id)
    cast(:local_authority_code as text) as local_authority_code,
    safety.safety_plan_id,
    coalesce(child.child_key, -1) as child_key,
    safety.strategy_id,
    safety.strategy_date,
    safety.safety_plan_date,
    safety.review_date,
    coalesce(safety.agreed_with_family = 'Y', false) as is_agreed_with_family,
    written.working_day_number - discussed.working_day_number as strategy_to_plan_working_days
from staging.safety_plans_current as safety
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and safety.case_id = child.identifier
left join warehouse.dim_date as discussed on safety.strategy_date = discussed.date_key
left join warehouse.dim_date as written on safety.safety_plan_date = written.date_key
where safety.strategy_date is not null
order by safety.safety_plan_id, safety.source_file, safety.source_row
