-- One row per child protection plan.
with plans as (
    select distinct on (plan.cppl_cp_plan_id)
        plan.*,
        coalesce(child.child_key, -1) as child_key
    from staging.ssd_cp_plans_current as plan
    left join identity.child_identifier as child
        on child.identifier_type = 'case_id' and plan.cppl_person_id = child.identifier
    where plan.cppl_cp_plan_start_date is not null
    order by plan.cppl_cp_plan_id, plan.source_file, plan.source_row
),

reviewed as (
    select
        plan_id,
        bool_and(coalesce(is_on_time, false)) as is_reviewed_on_time
    from warehouse.fact_child_protection_review
    where local_authority_code = :local_authority_code
    group by plan_id
),

-- plans of the same child that started on an earlier day; of a child nobody knows none is the one before
earlier as (
    select
        *,
        case when child_key = -1 then 0 else count(*) over before_start end as previous_plans,
        case when child_key <> -1 then max(cppl_cp_plan_end_date) over before_start end as previous_plan_end_date
    from plans
    window before_start as (
        partition by child_key
        order by cppl_cp_plan_start_date
        range between unbounded preceding and interval '1 day' preceding
    )
)

select
    cast(:local_authority_code as text) as local_authority_code,
    earlier.cppl_cp_plan_id as plan_id,
    earlier.child_key,
    earlier.cppl_referral_id as referral_id,
    earlier.cppl_cp_plan_start_date as start_date,
    earlier.cppl_cp_plan_end_date as end_date,
    reference.member(initial.abuse_category_code, earlier.cppl_cp_plan_initial_category) as initial_category_code,
    reference.member(latest.abuse_category_code, earlier.cppl_cp_plan_latest_category) as latest_category_code,
    coalesce(earlier.cppl_cp_plan_ola = 'Y', false) as is_of_other_council,
    earlier.cppl_cp_plan_end_date - earlier.cppl_cp_plan_start_date as open_days,
    earlier.previous_plans,
    earlier.previous_plan_end_date,
    earlier.cppl_cp_plan_start_date - earlier.previous_plan_end_date as days_since_previous_plan,
    reviewed.is_reviewed_on_time
from earlier
left join reviewed on earlier.cppl_cp_plan_id = reviewed.plan_id
-- the system writes the category in words, the census in codes
left join warehouse.dim_abuse_category as initial
    on earlier.cppl_cp_plan_initial_category in (initial.name, initial.abuse_category_code)
left join warehouse.dim_abuse_category as latest
    on earlier.cppl_cp_plan_latest_category in (latest.name, latest.abuse_category_code)
