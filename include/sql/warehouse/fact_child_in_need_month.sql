-- One row per month and child in need at the end of its last day, by what makes the child so.
with month_ends as (
    select
        month,
        (month + interval '1 month')::date - 1 as month_end
    from unnest(cast(:months as date[])) as unnested (month)
),

cases as (
    select
        'referral' as kind,
        referral_id as case_id,
        child_key,
        referral_date as start_date,
        close_date as end_date
    from warehouse.fact_referral
    where local_authority_code = :local_authority_code and not is_no_further_action
    union all
    select
        'need' as kind,
        child_in_need_plan_id as case_id,
        child_key,
        start_date,
        end_date
    from warehouse.fact_child_in_need_plan
    where local_authority_code = :local_authority_code
    union all
    select
        'protection' as kind,
        protection_plan_id as case_id,
        child_key,
        start_date,
        end_date
    from warehouse.fact_child_protection_plan
    where local_authority_code = :local_authority_code
),

held as (
    select
        month_ends.month,
        cases.*
    from month_ends
    inner join cases
        on
            month_ends.month_end >= cases.start_date
            and (cases.end_date is null or month_ends.month_end < cases.end_date)
)

select
    cast(:local_authority_code as text) as local_authority_code,
    month,
    child_key,
    (array_agg(case_id order by start_date desc, case_id desc) filter (where kind = 'referral'))[1] as referral_id,
    (array_agg(case_id order by start_date desc, case_id desc) filter (where kind = 'need'))[1]
        as child_in_need_plan_id,
    (array_agg(case_id order by start_date desc, case_id desc) filter (where kind = 'protection'))[1]
        as protection_plan_id,
    (count(*) filter (where kind = 'referral'))::integer as open_referrals,
    (count(*) filter (where kind = 'need'))::integer as open_child_in_need_plans,
    (count(*) filter (where kind = 'protection'))::integer as open_protection_plans,
    min(start_date) as open_since_date
from held
group by month, child_key
