-- New EHC plans by month of issue, with what of them is broken down. Only outcome Y has an issue_date, so N, W and H are
-- out. `never_counted`: why a plan is left out of every figure.
select
    date_trunc('month', plan.issue_date)::date as month,
    plan.issue_date - plan.request_date as days,
    case
        when plan.issue_date < plan.request_date then 'issued before requested'
        when plan.is_transferred_in and :count_taken_over = 0 then 'taken over from another council'
    end as never_counted,
    plan.is_exception,
    plan.child_key,
    plan.issue_date as on_date,
    source.name as source,
    need.group_name as sen_need
from warehouse.fact_ehc_assessment as plan
left join warehouse.dim_ehc_request_source as source
    on plan.request_source_code = source.request_source_code and plan.request_source_code not like '-%'
-- the need is told of the plan in force, which is known by its child and the day of the request
left join warehouse.fact_ehc_plan as issued
    on
        plan.local_authority_code = issued.local_authority_code
        and plan.child_key = issued.child_key
        and plan.request_date = issued.request_date
        and issued.plan_number = 1
        and plan.child_key <> -1
left join warehouse.dim_sen_need as need
    on issued.sen_need_code = need.sen_need_code and issued.sen_need_code not like '-%'
where
    plan.local_authority_code = :local_authority_code
    and plan.issue_date >= :first_month
    and plan.issue_date < cast(:last_month as date) + interval '1 month'
    and (not plan.is_reassessment or :count_reassessments = 1)
