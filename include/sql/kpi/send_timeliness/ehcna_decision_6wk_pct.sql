-- Decisions whether to assess, by month notified. Y and N are decisions; a request withdrawn (W) or awaited (A) has none.
select
    date_trunc('month', fact.decision_date)::date as month,
    case when fact.decision_date < fact.request_date then 'decided before requested' end as excluded,
    (fact.decision_date - fact.request_date <= :limit_days)::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.decision_date as on_date,
    source.name as source,
    case fact.decision_code when 'Y' then 'to assess' else 'not to assess' end as decision
from warehouse.fact_ehc_assessment as fact
left join warehouse.dim_ehc_request_source as source
    on fact.request_source_code = source.request_source_code and fact.request_source_code not like '-%'
where
    fact.local_authority_code = :local_authority_code
    and fact.decision_date >= :first_month
    and fact.decision_date < cast(:last_month as date) + interval '1 month'
    and fact.decision_code in ('Y', 'N')
    and (not fact.is_reassessment or :count_reassessments = 1)
