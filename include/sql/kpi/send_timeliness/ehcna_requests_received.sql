-- Initial requests for an EHC needs assessment, by month received; requests to re-assess are not initial.
with request as (
    select
        date_trunc('month', request_date)::date as month,
        case request_source_code
            when '1' then 'parent'
            when '2' then 'young person'
            when '3' then 'school or early years provider'
            when '4' then 'post-16 provider'
            when '5' then 'health'
            when '6' then 'social care'
            when '7' then 'youth custody'
            when '8' then 'other'
            else 'not recorded'
        end as source
    from warehouse.fact_ehc_assessment
    where
        local_authority_code = :local_authority_code
        and request_date >= :first_month
        and request_date < cast(:last_month as date) + interval '1 month'
        and not is_reassessment
)

select
    month,
    case grouping(source) when 0 then 'source' else 'total' end as breakdown_type,
    coalesce(source, 'total') as breakdown,
    count(*) as numerator,
    null as denominator,
    0 as excluded_rows
from request
group by grouping sets ((month), (month, source))
