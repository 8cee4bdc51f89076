-- One row per referral, followed to the child protection plan it may lead to.
with assessed as (
    select distinct on (referral_id)
        referral_id,
        start_date,
        authorised_date
    from warehouse.fact_assessment
    where local_authority_code = :local_authority_code
    order by referral_id, start_date, assessment_id
),

enquired as (
    select distinct on (referral_id)
        referral_id,
        start_date,
        conference_date,
        start_to_conference_working_days
    from warehouse.fact_section_47_enquiry
    where local_authority_code = :local_authority_code
    -- the first that led to a conference, or else the first
    order by referral_id asc, conference_date asc nulls last, start_date asc, section_47_id asc
),

planned as (
    select
        referral_id,
        min(start_date) as start_date
    from warehouse.fact_child_protection_plan
    where local_authority_code = :local_authority_code
    group by referral_id
)

select
    referral.local_authority_code,
    referral.referral_id,
    referral.child_key,
    referral.referral_date,
    assessed.start_date as assessment_start_date,
    assessed.authorised_date as assessment_authorised_date,
    enquired.start_date as section_47_start_date,
    enquired.conference_date,
    planned.start_date as plan_start_date,
    assessed.start_date - referral.referral_date as referral_to_assessment_days,
    enquired.start_date - referral.referral_date as referral_to_section_47_days,
    enquired.start_to_conference_working_days as section_47_to_conference_working_days,
    planned.start_date - referral.referral_date as referral_to_plan_days,
    case
        when planned.start_date is not null then 'plan'
        when enquired.conference_date is not null then 'conference'
        when enquired.start_date is not null then 'section_47'
        when assessed.start_date is not null then 'assessment'
        else 'referral'
    end as stage
from warehouse.fact_referral as referral
left join assessed on referral.referral_id = assessed.referral_id
left join enquired on referral.referral_id = enquired.referral_id
left join planned on referral.referral_id = planned.referral_id
where referral.local_authority_code = :local_authority_code
