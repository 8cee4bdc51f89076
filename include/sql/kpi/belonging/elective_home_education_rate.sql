-- Children electively home educated at the end of the last day of each month; one row is a child.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

record as (
    select
        fact.*,
        coalesce(fact.end_date < fact.start_date, false) as is_backwards,
        reason.name as reason,
        case fact.sen_provision_code
            when 'E' then 'EHC plan' when 'K' then 'SEN support' when 'N' then 'No SEN'
        end as sen
    from warehouse.fact_elective_home_education as fact
    left join warehouse.dim_home_education_reason as reason
        on
            fact.home_education_reason_code = reason.home_education_reason_code
            and fact.home_education_reason_code not like '-%'
    where
        fact.local_authority_code = :local_authority_code
        and fact.start_date < cast(:last_month as date) + interval '1 month'
        and (fact.end_date is null or fact.end_date >= :first_month or fact.end_date < fact.start_date)
),

-- a child with two records open is one, told by the later
open_at_end as (
    select distinct on (month_end.month, record.child_key, case record.child_key when -1 then record.record_id end)
        month_end.month,
        month_end.last_day,
        record.child_key,
        record.reason,
        record.sen
    from month_end
    inner join record
        on
            month_end.last_day >= record.start_date
            and (record.end_date is null or month_end.last_day < record.end_date)
    where not record.is_backwards
    order by
        month_end.month asc,
        record.child_key asc,
        case record.child_key when -1 then record.record_id end asc,
        record.start_date desc,
        record.record_id desc
)

select
    month,
    null as variant,
    null as excluded,
    1 as numerator,
    null::numeric as denominator,
    child_key,
    last_day as on_date,
    reason,
    sen
from open_at_end
union all
select
    month_end.month,
    null as variant,
    'ended before it started' as excluded,
    1 as numerator,
    null::numeric as denominator,
    record.child_key,
    month_end.last_day as on_date,
    record.reason,
    record.sen
from month_end
inner join record on record.start_date between month_end.month and month_end.last_day
where record.is_backwards
union all
select
    month,
    case sen when 'EHC plan' then 'with an EHC plan' else 'with SEN support' end as variant,
    null as excluded,
    1 as numerator,
    null::numeric as denominator,
    child_key,
    last_day as on_date,
    reason,
    sen
from open_at_end
where sen in ('EHC plan', 'SEN support')
union all
-- notifications, whether or not the child is still taught at home at the end of the month
select
    month_end.month,
    'new in the month' as variant,
    null as excluded,
    1 as numerator,
    null::numeric as denominator,
    record.child_key,
    month_end.last_day as on_date,
    record.reason,
    record.sen
from month_end
inner join record on record.start_date between month_end.month and month_end.last_day
where not record.is_backwards
