-- Audits of plans, by month audited; each section graded is another reading, and so is the share moderated.
with audit as (
    select *
    from warehouse.fact_ehc_plan_audit
    where
        local_authority_code = :local_authority_code
        and audit_date >= :first_month
        and audit_date < cast(:last_month as date) + interval '1 month'
)

select
    date_trunc('month', audit.audit_date)::date as month,
    reading.variant,
    -- grades that are not known or not in the list have no group
    case when grade.grade_code is null then 'no grade' end as excluded,
    case reading.variant
        when 'moderated' then audit.is_moderated
        else grade.group_name = 'Good or better'
    end::integer as numerator,
    1 as denominator,
    audit.child_key,
    audit.audit_date as on_date,
    auditor.name as auditor,
    case when audit.is_moderated then 'moderated' else 'not moderated' end as moderation
from audit
inner join
    lateral
    (
        values
        (null, audit.overall_grade_code),
        ('section A: views', audit.views_grade_code),
        ('sections B, C and D: needs', audit.needs_grade_code),
        ('section E: outcomes', audit.outcomes_grade_code),
        ('sections F, G and H: provision', audit.provision_grade_code),
        ('moderated', audit.overall_grade_code)
    ) as reading (variant, grade_code)
    on true
left join warehouse.dim_audit_grade as grade
    on reading.grade_code = grade.grade_code and reading.grade_code not like '-%'
left join warehouse.dim_ehc_auditor_role as auditor
    on audit.auditor_role_code = auditor.auditor_role_code and audit.auditor_role_code not like '-%'
