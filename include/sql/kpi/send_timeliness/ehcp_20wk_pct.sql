-- New EHC plans issued within the limit, by month of issue. Only outcome Y has an issue_date, so N, W and H are out.
with plan as (
    select
        date_trunc('month', fact.issue_date)::date as month,
        coalesce(child.sex, 'U') as sex,
        fact.is_exception,
        fact.issue_date - fact.request_date as days
    from warehouse.fact_ehc_assessment as fact
    left join warehouse.dim_child as child
        on
            fact.child_key = child.child_key
            and child.valid_during @> fact.issue_date
    where
        fact.local_authority_code = :local_authority_code
        and fact.issue_date >= :first_month
        and fact.issue_date < cast(:last_month as date) + interval '1 month'
        and (not fact.is_reassessment or :count_reassessments = 1)
)

select
    month,
    case grouping(sex) when 0 then 'sex' else 'total' end as breakdown_type,
    coalesce(sex, 'total') as breakdown,
    count(*) filter (where days between 0 and :limit_days) as numerator,
    count(*) filter (where days >= 0) as denominator,
    count(*) filter (where days < 0) as excluded_rows
from plan
where not is_exception
group by grouping sets ((month), (month, sex))
union all
select
    month,
    'exceptions' as breakdown_type,
    'including exceptions' as breakdown,
    count(*) filter (where days between 0 and :limit_days) as numerator,
    count(*) filter (where days >= 0) as denominator,
    count(*) filter (where days < 0) as excluded_rows
from plan
group by month
