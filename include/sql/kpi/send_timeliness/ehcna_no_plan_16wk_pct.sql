-- Assessments that ended in no plan (outcome N), by month notified; W and H are other outcomes.
select
    date_trunc('month', fact.outcome_date)::date as month,
    reading.variant,
    case
        when fact.outcome_date < fact.request_date then 'notified before requested'
        when fact.is_exception and reading.variant is not null then 'statutory exception'
    end as excluded,
    (fact.outcome_date - fact.request_date <= :limit_days)::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.outcome_date as on_date
from warehouse.fact_ehc_assessment as fact
cross join lateral (values (null), ('excluding exceptions')) as reading (variant)
where
    fact.local_authority_code = :local_authority_code
    and fact.outcome_date >= :first_month
    and fact.outcome_date < cast(:last_month as date) + interval '1 month'
    and fact.assessment_outcome_code = 'N'
    and (not fact.is_reassessment or :count_reassessments = 1)
union all
-- what the assessments of the month came to: those that led to a plan, of all that were concluded
select
    date_trunc('month', fact.outcome_date)::date as month,
    'assessments that led to a plan' as variant,
    case when fact.outcome_date < fact.request_date then 'notified before requested' end as excluded,
    (fact.assessment_outcome_code = 'Y')::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.outcome_date as on_date
from warehouse.fact_ehc_assessment as fact
where
    fact.local_authority_code = :local_authority_code
    and fact.outcome_date >= :first_month
    and fact.outcome_date < cast(:last_month as date) + interval '1 month'
    and fact.assessment_outcome_code in ('Y', 'N', 'W')
    and (not fact.is_reassessment or :count_reassessments = 1)
