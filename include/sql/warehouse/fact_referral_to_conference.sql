-- One row per referral, with the first of each step towards a child protection plan.
with referrals as (
    select distinct on (cine_referral_id)
        cine_referral_id as referral_id,
        cine_person_id as case_id,
        cine_referral_date as referral_date
    from staging.ssd_cin_episodes_current
    order by cine_referral_id, source_file, source_row
),

assessments as (
    select distinct on (cina_referral_id)
        cina_referral_id as referral_id,
        cina_assessment_start_date as start_date,
        cina_assessment_auth_date as authorised_date
    from staging.ssd_cin_assessments_current
    order by cina_referral_id, cina_assessment_start_date, cina_assessment_id
),

conferences as (
    select distinct on (icpc_referral_id)
        icpc_referral_id as referral_id,
        icpc_s47_enquiry_id as section_47_id,
        icpc_icpc_date as conference_date
    from staging.ssd_initial_cp_conference_current
    where icpc_icpc_transfer_in is distinct from 'Y'
    order by icpc_referral_id, icpc_icpc_date, icpc_icpc_id
),

transfers as (
    select distinct icpc_referral_id as referral_id
    from staging.ssd_initial_cp_conference_current
    where icpc_icpc_transfer_in = 'Y'
),

-- the enquiry that led to the conference before one that did not
enquiries as (
    select distinct on (enquiry.s47e_referral_id)
        enquiry.s47e_referral_id as referral_id,
        enquiry.s47e_s47_enquiry_id as section_47_id,
        enquiry.s47e_s47_start_date as start_date
    from staging.ssd_s47_enquiry_current as enquiry
    left join conferences on enquiry.s47e_s47_enquiry_id = conferences.section_47_id
    order by
        enquiry.s47e_referral_id asc,
        conferences.section_47_id is null asc,
        enquiry.s47e_s47_start_date asc,
        enquiry.s47e_s47_enquiry_id asc
),

discussions as (
    select
        section47_id as section_47_id,
        min(discussion_date) as discussion_date
    from staging.strategy_discussions_current
    group by section47_id
),

plans as (
    select
        cppl_referral_id as referral_id,
        min(cppl_cp_plan_start_date) as start_date
    from staging.ssd_cp_plans_current
    group by cppl_referral_id
)

select
    cast(:local_authority_code as text) as local_authority_code,
    referrals.referral_id,
    coalesce(child.child_key, -1) as child_key,
    referrals.referral_date,
    assessments.start_date as assessment_start_date,
    assessments.authorised_date as assessment_authorised_date,
    discussions.discussion_date as strategy_discussion_date,
    enquiries.start_date as section_47_start_date,
    conferences.conference_date,
    plans.start_date as plan_start_date,
    transfers.referral_id is not null as is_transfer_in,
    assessed.working_day_number - received.working_day_number as referral_to_assessment_working_days,
    authorised.working_day_number - assessed.working_day_number as assessment_working_days,
    authorised.working_day_number - received.working_day_number as referral_to_authorised_working_days,
    enquired.working_day_number - received.working_day_number as referral_to_section_47_working_days,
    conferred.working_day_number - enquired.working_day_number as section_47_to_conference_working_days,
    conferred.working_day_number - received.working_day_number as referral_to_conference_working_days,
    plans.start_date - referrals.referral_date as referral_to_plan_days
from referrals
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and referrals.case_id = child.identifier
left join assessments on referrals.referral_id = assessments.referral_id
left join enquiries on referrals.referral_id = enquiries.referral_id
left join discussions on enquiries.section_47_id = discussions.section_47_id
left join conferences on referrals.referral_id = conferences.referral_id
left join transfers on referrals.referral_id = transfers.referral_id
left join plans on referrals.referral_id = plans.referral_id
left join warehouse.dim_date as received on referrals.referral_date = received.date_key
left join warehouse.dim_date as assessed on assessments.start_date = assessed.date_key
left join warehouse.dim_date as authorised on assessments.authorised_date = authorised.date_key
left join warehouse.dim_date as enquired on enquiries.start_date = enquired.date_key
left join warehouse.dim_date as conferred on conferences.conference_date = conferred.date_key
