-- One row per child and strategy discussion, with the first safety plan that followed it.
with plans as (
    select
        strategy_id,
        min(safety_plan_date) as safety_plan_date
    from staging.safety_plans_current
    group by strategy_id
)

select distinct on (discussion.strategy_id)
    cast(:local_authority_code as text) as local_authority_code,
    discussion.strategy_id as strategy_discussion_id,
    coalesce(child.child_key, -1) as child_key,
    discussion.discussion_date,
    coalesce(discussion.social_care_attended = 'Y', false) as is_social_care_present,
    coalesce(discussion.police_attended = 'Y', false) as is_police_present,
    coalesce(discussion.health_attended = 'Y', false) as is_health_present,
    coalesce(discussion.education_attended = 'Y', false) as is_education_present,
    coalesce(discussion.other_attended = 'Y', false) as is_other_agency_present,
    coalesce(
        discussion.social_care_attended = 'Y' and discussion.police_attended = 'Y' and discussion.health_attended = 'Y',
        false
    ) as is_quorate,
    coalesce(discussion.attends_school = 'Y', false) as is_school_child,
    coalesce(discussion.is_sexual_abuse = 'Y', false) as is_sexual_abuse,
    coalesce(discussion.is_in_family = 'Y', false) as is_in_family,
    coalesce(discussion.is_multi_agency_team = 'Y', false) as is_multi_agency_team,
    coalesce(area.area_code, case when discussion.district is null then '-1' else '-2' end) as area_code,
    reference.member(decision.strategy_decision_code, discussion.decision) as strategy_decision_code,
    discussion.section47_id as section_47_id,
    due.date_key as safety_plan_due_date,
    plans.safety_plan_date,
    planned.working_day_number - held.working_day_number as safety_plan_working_days
from staging.strategy_discussions_current as discussion
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and discussion.case_id = child.identifier
left join warehouse.dim_area as area on area.level = 'district' and discussion.district = area.name
left join warehouse.dim_strategy_decision as decision on discussion.decision = decision.strategy_decision_code
left join plans on discussion.strategy_id = plans.strategy_id
left join warehouse.dim_date as held on discussion.discussion_date = held.date_key
left join warehouse.dim_date as planned on plans.safety_plan_date = planned.date_key
left join warehouse.dim_date as due on due.is_working_day and held.working_day_number + 5 = due.working_day_number
order by discussion.strategy_id, discussion.source_file, discussion.source_row
