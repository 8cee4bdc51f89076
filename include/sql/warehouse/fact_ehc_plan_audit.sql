-- One row per audit of the quality of a plan.
-- The record of audits names the plan only; whose it is, the reviews of the plan say.
with owners as (
    select
        review.plan_id,
        min(child.child_key) as child_key
    from staging.ehc_annual_reviews_current as review
    inner join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and review.council_pupil_id = child.identifier
    group by review.plan_id
)

select distinct on (audit.audit_id)
    cast(:local_authority_code as text) as local_authority_code,
    audit.audit_id,
    coalesce(owners.child_key, -1) as child_key,
    audit.plan_id,
    audit.audit_date,
    reference.member(auditor.auditor_role_code, audit.auditor_role) as auditor_role_code,
    coalesce(audit.moderated = 'Y', false) as is_moderated,
    reference.member(overall.grade_code, audit.grade_overall) as overall_grade_code,
    reference.member(views.grade_code, audit.grade_views) as views_grade_code,
    reference.member(needs.grade_code, audit.grade_needs) as needs_grade_code,
    reference.member(outcomes.grade_code, audit.grade_outcomes) as outcomes_grade_code,
    reference.member(provision.grade_code, audit.grade_provision) as provision_grade_code
from staging.ehc_plan_audits_current as audit
left join owners on audit.plan_id = owners.plan_id
left join warehouse.dim_ehc_auditor_role as auditor on audit.auditor_role = auditor.auditor_role_code
left join warehouse.dim_audit_grade as overall on audit.grade_overall = overall.grade_code
left join warehouse.dim_audit_grade as views on audit.grade_views = views.grade_code
left join warehouse.dim_audit_grade as needs on audit.grade_needs = needs.grade_code
left join warehouse.dim_audit_grade as outcomes on audit.grade_outcomes = outcomes.grade_code
left join warehouse.dim_audit_grade as provision on audit.grade_provision = provision.grade_code
order by audit.audit_id, audit.source_file, audit.source_row
