-- Annual reviews with a decision, by month parents were told of it.
select
    date_trunc('month', fact.decision_date)::date as month,
    case
        when fact.meeting_date is null then 'no meeting recorded'
        when fact.decision_date < fact.meeting_date then 'decided before the meeting'
    end as excluded,
    (fact.decision_date - fact.meeting_date <= :limit_days)::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.decision_date as on_date,
    lower(decision.name) as decision
from warehouse.fact_ehc_annual_review as fact
left join warehouse.dim_ehc_review_decision as decision
    on fact.review_decision_code = decision.review_decision_code and fact.review_decision_code not like '-%'
where
    fact.local_authority_code = :local_authority_code
    and fact.decision_date >= :first_month
    and fact.decision_date < cast(:last_month as date) + interval '1 month'
