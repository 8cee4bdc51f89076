-- One row per month and referral whose case is open at its end: what ends on a day is over, what starts on it is open.
with months as (
    select
        month,
        (month + interval '1 month - 1 day')::date as month_end
    from unnest(cast(:months as date[])) as month
),

planned as (
    select
        months.month,
        'in_need' as kind,
        plan.child_key
    from months
    inner join warehouse.fact_child_in_need_plan as plan
        on
            months.month_end >= plan.start_date
            and months.month_end < coalesce(plan.end_date, 'infinity')
    where plan.local_authority_code = :local_authority_code
    union
    select
        months.month,
        'protection' as kind,
        plan.child_key
    from months
    inner join warehouse.fact_child_protection_plan as plan
        on
            months.month_end >= plan.start_date
            and months.month_end < coalesce(plan.end_date, 'infinity')
    where plan.local_authority_code = :local_authority_code
)

select
    referral.local_authority_code,
    months.month,
    referral.referral_id,
    referral.child_key,
    months.month_end,
    months.month_end - referral.referral_date as open_days,
    in_need.child_key is not null and referral.child_key <> -1 as has_child_in_need_plan,
    protection.child_key is not null and referral.child_key <> -1 as has_child_protection_plan
from months
inner join warehouse.fact_referral as referral
    on
        months.month_end >= referral.referral_date
        and months.month_end < coalesce(referral.close_date, 'infinity')
left join planned as in_need
    on months.month = in_need.month and in_need.kind = 'in_need' and referral.child_key = in_need.child_key
left join planned as protection
    on months.month = protection.month and protection.kind = 'protection' and referral.child_key = protection.child_key
where referral.local_authority_code = :local_authority_code and not referral.is_no_further_action
