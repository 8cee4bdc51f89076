-- Referrals whose child had another in the window before, [date - 12 months, date - 1 day], by month of referral.
with referral as (
    select
        date_trunc('month', fact.referral_date)::date as month,
        fact.referral_id,
        fact.is_no_further_action,
        fact.child_key,
        fact.referral_date,
        -- the census has a code for not known as well
        case when fact.referral_source_code not in ('10', '-1', '-2', '-3') then source.group_name end as referred_by,
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
        )::integer as is_repeated
    from warehouse.fact_referral as fact
    left join warehouse.dim_referral_source as source on fact.referral_source_code = source.referral_source_code
    where
        fact.local_authority_code = :local_authority_code
        and fact.referral_date >= :first_month
        and fact.referral_date < cast(:last_month as date) + interval '1 month'
)

select
    month,
    null as variant,
    is_repeated as numerator,
    1 as denominator,
    child_key,
    referral_date as on_date,
    referred_by
from referral
union all
-- those of all referrals that lead to nothing
select
    month,
    'no further action' as variant,
    is_no_further_action::integer as numerator,
    1 as denominator,
    child_key,
    referral_date as on_date,
    null as referred_by
from referral
union all
-- children referred in the month, and those of them referred before
select
    month,
    'children' as variant,
    max(is_repeated) as numerator,
    1 as denominator,
    child_key,
    min(referral_date) as on_date,
    null as referred_by
from referral
group by month, child_key, case when child_key = -1 then referral_id end
