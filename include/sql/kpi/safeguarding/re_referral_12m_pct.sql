-- Referrals whose child had another in the window before, [date - 12 months, date - 1 day], by month of referral.
with month as (
    -- the 11 months before the first are there for its rolling sum
    select month::date as month
    from generate_series(
        cast(:first_month as timestamp) - interval '11 months', cast(:last_month as timestamp), interval '1 month'
    ) as month
),

referral as (
    select
        date_trunc('month', fact.referral_date)::date as month,
        coalesce(child.sex, 'U') as sex,
        exists(
            select 1
            from warehouse.fact_referral as earlier
            where
                earlier.local_authority_code = fact.local_authority_code
                and earlier.child_key = fact.child_key
                -- -1 is whoever could not be identified: two of them are not one child
                and earlier.child_key <> -1
                and earlier.referral_date >= fact.referral_date - make_interval(months => :window_months)
                and earlier.referral_date < fact.referral_date
        ) as is_repeated
    from warehouse.fact_referral as fact
    left join warehouse.dim_child as child
        on
            fact.child_key = child.child_key
            and child.valid_during @> fact.referral_date
    where
        fact.local_authority_code = :local_authority_code
        and fact.referral_date >= cast(:first_month as date) - interval '11 months'
        and fact.referral_date < cast(:last_month as date) + interval '1 month'
),

rolling as (
    select
        month.month,
        sum(count(*) filter (where referral.is_repeated)) over year as numerator,
        sum(count(referral.month)) over year as denominator
    from month
    left join referral on month.month = referral.month
    group by month.month
    window year as (order by month.month rows between 11 preceding and current row)
)

select
    month,
    case grouping(sex) when 0 then 'sex' else 'total' end as breakdown_type,
    coalesce(sex, 'total') as breakdown,
    count(*) filter (where is_repeated) as numerator,
    count(*) as denominator,
    0 as excluded_rows
from referral
where month >= :first_month
group by grouping sets ((month), (month, sex))
union all
select
    month,
    'period' as breakdown_type,
    'rolling 12 months' as breakdown,
    numerator,
    denominator,
    0 as excluded_rows
from rolling
where month >= :first_month
