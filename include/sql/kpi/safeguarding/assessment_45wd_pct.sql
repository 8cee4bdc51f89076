-- Assessments authorised within the limit of working days, by month authorised; the start is day 0.
with assessment as (
    select
        date_trunc('month', fact.authorised_date)::date as month,
        coalesce(child.sex, 'U') as sex,
        fact.duration_working_days as days,
        -- the duration is null in years whose bank holidays are not known
        fact.authorised_date >= fact.start_date and fact.duration_working_days is not null as is_dated_well
    from warehouse.fact_assessment as fact
    left join warehouse.dim_child as child
        on
            fact.child_key = child.child_key
            and child.valid_during @> fact.authorised_date
    where
        fact.local_authority_code = :local_authority_code
        and fact.authorised_date >= :first_month
        and fact.authorised_date < cast(:last_month as date) + interval '1 month'
)

select
    month,
    case grouping(sex) when 0 then 'sex' else 'total' end as breakdown_type,
    coalesce(sex, 'total') as breakdown,
    count(*) filter (where is_dated_well and days <= :working_days) as numerator,
    count(*) filter (where is_dated_well) as denominator,
    count(*) filter (where not is_dated_well) as excluded_rows
from assessment
group by grouping sets ((month), (month, sex))
