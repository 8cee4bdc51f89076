-- Initial requests refused an assessment: of those received in the month and, for workload, of those decided in it.
-- decision_code is the first decision, which mediation or the tribunal do not change.
with request as (
    select
        fact.*,
        source.name as source
    from warehouse.fact_ehc_assessment as fact
    left join warehouse.dim_ehc_request_source as source
        on fact.request_source_code = source.request_source_code and fact.request_source_code not like '-%'
    where
        fact.local_authority_code = :local_authority_code
        and not fact.is_reassessment
)

select
    date_trunc('month', request_date)::date as month,
    null as variant,
    (decision_code = 'N')::integer as numerator,
    1 as denominator,
    child_key,
    request_date as on_date,
    source
from request
where
    request_date >= :first_month
    and request_date < cast(:last_month as date) + interval '1 month'
union all
select
    date_trunc('month', decision_date)::date as month,
    'by month of decision' as variant,
    (decision_code = 'N')::integer as numerator,
    1 as denominator,
    child_key,
    decision_date as on_date,
    source
from request
where
    decision_date >= :first_month
    and decision_date < cast(:last_month as date) + interval '1 month'
    and decision_code in ('Y', 'N')
