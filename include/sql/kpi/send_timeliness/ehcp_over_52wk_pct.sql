-- New EHC plans issued, and those issued after more than a year, by month of issue. All plans are the headline here.
select
    plan.month,
    reading.variant,
    case
        when plan.never_counted is not null then plan.never_counted
        when plan.is_exception and reading.variant is not null then 'statutory exception'
    end as excluded,
    (plan.days > :year_days)::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.on_date,
    plan.source,
    plan.sen_need
from ehc_plan_issued as plan
cross join lateral (values (null), ('excluding exceptions')) as reading (variant)
