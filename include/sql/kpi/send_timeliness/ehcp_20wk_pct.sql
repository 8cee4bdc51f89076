-- New EHC plans issued, by month of issue.
with reading (variant, has_exceptions, from_days, to_days) as (
    -- the published bands: up to 20 weeks, from there to a year, over a year
    values
    (null, false, 0, :limit_days),
    ('including exceptions', true, 0, :limit_days),
    ('over 20 weeks to 1 year', false, :limit_days + 1, :year_days),
    ('over 20 weeks to 1 year, including exceptions', true, :limit_days + 1, :year_days),
    ('over 1 year', false, :year_days + 1, null),
    ('over 1 year, including exceptions', true, :year_days + 1, null)
)

select
    plan.month,
    reading.variant,
    case
        when plan.never_counted is not null then plan.never_counted
        when plan.is_exception and not reading.has_exceptions then 'statutory exception'
    end as excluded,
    (plan.days between reading.from_days and coalesce(reading.to_days, plan.days))::integer as numerator,
    1 as denominator,
    plan.child_key,
    plan.on_date,
    plan.source,
    plan.sen_need
from ehc_plan_issued as plan
cross join reading
