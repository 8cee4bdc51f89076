-- Times a child looked after was missing that ended in the month, one row each and reading. The source tells days, no
-- times.
with missing as (
    select
        *,
        case
            when end_date < start_date then 'returned before going missing'
            when is_interview_offered is null then 'no interview due'
            when interview_date < end_date then 'interview before the return'
        end as excluded
    from warehouse.fact_missing_episode
    where
        local_authority_code = :local_authority_code
        and end_date >= :first_month
        and end_date < cast(:last_month as date) + interval '1 month'
)

select
    date_trunc('month', missing.end_date)::date as month,
    reading.variant,
    coalesce(reading.is_counted, false)::integer as numerator,
    1 as denominator,
    missing.excluded,
    missing.child_key,
    missing.end_date as on_date
from missing
cross join
    lateral (
        values
        (null, false, (missing.interview_date - missing.end_date) * 24 <= :limit_hours),
        ('offered', false, missing.is_interview_offered),
        ('accepted', false, missing.is_interview_accepted),
        -- whereabouts known, but without leave: apart from those missing
        ('away without authorisation', true, (missing.interview_date - missing.end_date) * 24 <= :limit_hours)
    ) as reading (variant, is_away, is_counted)
where missing.is_away = reading.is_away
