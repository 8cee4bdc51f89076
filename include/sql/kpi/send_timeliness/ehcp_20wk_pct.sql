-- New EHC plans issued, by month of issue. Only outcome Y has an issue_date, so N, W and H are out.
with reading (variant, has_exceptions, from_days, to_days) as (
    -- the published bands: up to 20 weeks, from there to a year, over a year
    values
    (null, false, 0, :limit_days),
    ('including exceptions', true, 0, :limit_days),
    ('over 20 weeks to 1 year', false, :limit_days + 1, :year_days),
    ('over 20 weeks to 1 year, including exceptions', true, :limit_days + 1, :year_days),
    ('over 1 year', false, :year_days + 1, null),
    ('over 1 year, including exceptions', true, :year_days + 1, null)
),

plan as (
    select
        *,
        issue_date - request_date as days
    from warehouse.fact_ehc_assessment
    where
        local_authority_code = :local_authority_code
        and issue_date >= :first_month
        and issue_date < cast(:last_month as date) + interval '1 month'
        and (not is_reassessment or :count_reassessments = 1)
)

select
    date_trunc('month', plan.issue_date)::date as month,
    reading.variant,
    case
        when plan.days < 0 then 'issued before requested'
        when plan.is_transferred_in and :count_taken_over = 0 then 'taken over from another council'
        when plan.is_exception and not reading.has_exceptions then 'statutory exception'
    end as excluded,
    (plan.days between reading.from_days and coalesce(reading.to_days, plan.days))::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.issue_date as on_date,
    source.name as source,
    need.group_name as sen_need
from plan
cross join reading
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
