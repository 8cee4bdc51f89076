-- Weeks from request to final plan, one row per plan issued: the mean is numerator / denominator.
select
    plan.month,
    reading.variant,
    case
        when plan.never_counted is not null then plan.never_counted
        when plan.is_exception and reading.variant is null then 'statutory exception'
    end as excluded,
    plan.days / 7.0 as numerator,
    1 as denominator,
    plan.child_key,
    plan.on_date,
    plan.source,
    plan.sen_need
from ehc_plan_issued as plan
cross join lateral (values (null), ('including exceptions')) as reading (variant)
