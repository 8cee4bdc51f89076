-- One row per month and referral whose clock ran at the month's end: received by then, and not stopped by then.
with month_ends as (
    select
        month,
        (month + interval '1 month')::date - 1 as month_end
    from unnest(cast(:months as date[])) as unnested (month)
)

select
    wait.local_authority_code,
    month_ends.month,
    wait.referral_id,
    wait.service_code,
    wait.is_autism_suspected,
    wait.is_urgent,
    month_ends.month_end - wait.referral_received_date as waited_days,
    (month_ends.month_end - wait.referral_received_date) / 7 as waited_weeks,
    -- by the end of a month everyone born in one of its name has had their birthday
    extract(year from age(month_ends.month, wait.birth_month))::integer as age_years
from month_ends
inner join warehouse.fact_community_wait as wait
    on
        month_ends.month_end >= wait.referral_received_date
        and (wait.clock_stop_date is null or month_ends.month_end < wait.clock_stop_date)
where wait.local_authority_code = :local_authority_code
