-- Weeks from request to final plan over the plans issued in the month: the mean is numerator / denominator.
with plan as (
    select
        date_trunc('month', issue_date)::date as month,
        is_exception,
        issue_date - request_date as days
    from warehouse.fact_ehc_assessment
    where
        local_authority_code = :local_authority_code
        and issue_date >= :first_month
        and issue_date < cast(:last_month as date) + interval '1 month'
        and (not is_reassessment or :count_reassessments = 1)
)

select
    month,
    'total' as breakdown_type,
    'total' as breakdown,
    coalesce(sum(days) filter (where days >= 0), 0) / 7.0 as numerator,
    count(*) filter (where days >= 0) as denominator,
    count(*) filter (where days < 0) as excluded_rows
from plan
where not is_exception
group by month
union all
select
    month,
    'exceptions' as breakdown_type,
    'including exceptions' as breakdown,
    coalesce(sum(days) filter (where days >= 0), 0) / 7.0 as numerator,
    count(*) filter (where days >= 0) as denominator,
    count(*) filter (where days < 0) as excluded_rows
from plan
group by month
