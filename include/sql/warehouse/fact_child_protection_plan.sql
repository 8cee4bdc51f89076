-- One row per child protection plan, with the child's plans before it.
with plans as (
    select distinct on (plan.cppl_cp_plan_id)
        plan.*,
        coalesce(child.child_key, -1) as child_key
    from staging.ssd_cp_plans_current as plan
    left join identity.child_identifier as child
        on child.identifier_type = 'case_id' and plan.cppl_person_id = child.identifier
    order by plan.cppl_cp_plan_id, plan.source_file, plan.source_row
),

-- the census counts plans with any council
counted as (
    select
        lachildid as case_id,
        cppstartdate as start_date,
        max(numberofpreviouscpp) as previous_plans
    from staging.cin_census_protection_plan_current
    group by lachildid, cppstartdate
),

followed as (
    select
        *,
        count(*) over earlier as earlier_plans,
        max(coalesce(cppl_cp_plan_end_date, 'infinity'::date)) over earlier as open_until
    from plans
    window earlier as (
        partition by child_key, case when child_key = -1 then cppl_cp_plan_id end
        order by cppl_cp_plan_start_date
        range between unbounded preceding and interval '1 day' preceding
    )
)

select
    cast(:local_authority_code as text) as local_authority_code,
    followed.cppl_cp_plan_id as protection_plan_id,
    followed.child_key,
    followed.cppl_referral_id as referral_id,
    followed.cppl_icpc_id as conference_id,
    followed.cppl_cp_plan_start_date as start_date,
    followed.cppl_cp_plan_end_date as end_date,
    followed.cppl_cp_plan_end_date - followed.cppl_cp_plan_start_date as duration_days,
    followed.cppl_cp_plan_start_date + 730 as two_years_date,
    reference.member(initial.abuse_category_code, followed.cppl_cp_plan_initial_category) as initial_category_code,
    reference.member(latest.abuse_category_code, followed.cppl_cp_plan_latest_category) as latest_category_code,
    coalesce(followed.cppl_cp_plan_ola = 'Y', false) as is_other_council,
    greatest(followed.earlier_plans, counted.previous_plans)::integer as previous_plans,
    greatest(followed.earlier_plans, counted.previous_plans) > 0 as is_repeat,
    case
        when followed.open_until <= followed.cppl_cp_plan_start_date then followed.open_until
    end as previous_end_date,
    case
        when followed.open_until <= followed.cppl_cp_plan_start_date
            then followed.cppl_cp_plan_start_date - followed.open_until
    end as days_since_previous_end
from followed
left join counted
    on followed.cppl_person_id = counted.case_id and followed.cppl_cp_plan_start_date = counted.start_date
left join warehouse.dim_abuse_category as initial on followed.cppl_cp_plan_initial_category = initial.name
left join warehouse.dim_abuse_category as latest on followed.cppl_cp_plan_latest_category = latest.name
