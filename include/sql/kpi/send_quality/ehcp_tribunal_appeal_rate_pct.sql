-- Appeals registered in the 12 months to the end of each month, and the decisions that could have been appealed in them.
-- Decisions not to assess, not to issue and to cease (needs met) are events; what a plan says may be appealed while it is
-- in force, so plans in force at the end are counted, or by the method of 2024 those of them reviewed in the 12 months.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        (month - make_interval(months => :window_months - 1))::date as first_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

event as (
    select
        registered_date as event_date,
        disputed.disputed_decision_code as decision_code,
        fact.child_key,
        1 as numerator,
        0 as denominator
    from warehouse.fact_ehc_appeal as fact
    left join warehouse.dim_ehc_disputed_decision as disputed
        on
            fact.disputed_decision_code = disputed.disputed_decision_code
            and fact.disputed_decision_code not like '-%'
    where fact.local_authority_code = :local_authority_code
    union all
    select
        decision_date as event_date,
        'REFUSAL_TO_ASSESS' as decision_code,
        child_key,
        0 as numerator,
        1 as denominator
    from warehouse.fact_ehc_assessment
    where
        local_authority_code = :local_authority_code
        and decision_code = 'N'
        and not is_reassessment
    union all
    select
        outcome_date as event_date,
        'REFUSAL_TO_ISSUE' as decision_code,
        child_key,
        0 as numerator,
        1 as denominator
    from warehouse.fact_ehc_assessment
    where
        local_authority_code = :local_authority_code
        and assessment_outcome_code = 'N'
        and not is_reassessment
    union all
    select
        ceased_date as event_date,
        'CEASE' as decision_code,
        child_key,
        0 as numerator,
        1 as denominator
    from warehouse.fact_ehc_plan
    where
        local_authority_code = :local_authority_code
        -- needs met without a plan
        and cease_reason_code = '2'
),

counted as (
    select
        month_end.month,
        month_end.last_day,
        reading.variant,
        event.decision_code,
        event.child_key,
        event.numerator,
        event.denominator
    from month_end
    inner join event on event.event_date between month_end.first_day and month_end.last_day
    cross join lateral (values (null), ('method of 2024')) as reading (variant)
    union all
    select
        month_end.month,
        month_end.last_day,
        reading.variant,
        'CONTENTS' as decision_code,
        plan.child_key,
        0 as numerator,
        1 as denominator
    from month_end
    inner join warehouse.fact_ehc_plan_month as plan on month_end.month = plan.month
    inner join warehouse.fact_ehc_plan as issued
        on
            plan.local_authority_code = issued.local_authority_code
            and plan.child_key = issued.child_key
            and plan.request_date = issued.request_date
            and plan.plan_number = issued.plan_number
    cross join lateral (values (null), ('method of 2024')) as reading (variant)
    where
        plan.local_authority_code = :local_authority_code
        -- said again of the table itself, which is partitioned by month
        and plan.month between :first_month and :last_month
        and (
            reading.variant is null
            or (
                issued.start_date < month_end.first_day
                and plan.latest_review_meeting_date >= month_end.first_day
            )
        )
    union all
    -- how many of them are of the month itself: there is no rate of one month
    select
        month_end.month,
        month_end.last_day,
        'appeals registered in the month' as variant,
        event.decision_code,
        event.child_key,
        event.numerator,
        0 as denominator
    from month_end
    inner join event on event.event_date between month_end.month and month_end.last_day
    where event.numerator = 1
)

select
    counted.month,
    counted.variant,
    counted.numerator,
    counted.denominator,
    counted.child_key,
    counted.last_day as on_date,
    disputed.name as decision
from counted
left join warehouse.dim_ehc_disputed_decision as disputed on counted.decision_code = disputed.disputed_decision_code
