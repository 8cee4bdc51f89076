-- Cases open at the end of each month: those past week 20, and all of them beside.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

request as (
    select
        *,
        case
            when closed_date < request_date then 'ended before requested'
            when closed_date is null and not is_open then 'day it ended not known'
        end as excluded
    from warehouse.fact_ehc_assessment
    where
        local_authority_code = :local_authority_code
        and (not is_reassessment or :count_reassessments = 1)
),

open_case as (
    select
        month_end.month,
        month_end.last_day,
        request.child_key,
        request.is_exception,
        month_end.last_day - request.request_date > :limit_days as is_past,
        null as excluded
    from month_end
    inner join request
        on
            month_end.last_day >= request.request_date
            and (request.closed_date is null or month_end.last_day < request.closed_date)
    where request.excluded is null
    union all
    -- whether these were open nobody can say: each is told of once, when it would have passed week 20
    select
        month_end.month,
        month_end.last_day,
        request.child_key,
        request.is_exception,
        true as is_past,
        request.excluded
    from month_end
    inner join request
        on
            month_end.last_day > request.request_date + :limit_days
            and month_end.month <= request.request_date + :limit_days + 1
    where request.excluded is not null
)

select
    open_case.month,
    reading.variant,
    open_case.excluded,
    1 as numerator,
    null::integer as denominator,
    open_case.child_key,
    open_case.last_day as on_date,
    case when open_case.is_exception then 'with an exception' else 'without an exception' end as exception
from open_case
cross join lateral (values (null), ('open cases of any age')) as reading (variant)
where open_case.is_past or reading.variant is not null
