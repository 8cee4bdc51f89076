-- Initial requests for an EHC needs assessment, by month received; requests to re-assess are not initial.
select
    date_trunc('month', fact.request_date)::date as month,
    1 as numerator,
    null::integer as denominator,
    fact.child_key,
    fact.request_date as on_date,
    source.name as source,
    -- the groups of the published caseload
    case
        when fact.age_years < 5 then 'under 5'
        when fact.age_years <= 10 then '5 to 10'
        when fact.age_years <= 15 then '11 to 15'
        when fact.age_years <= 19 then '16 to 19'
        when fact.age_years >= 20 then '20 and over'
    end as age_at_request
from warehouse.fact_ehc_assessment as fact
left join warehouse.dim_ehc_request_source as source
    on fact.request_source_code = source.request_source_code and fact.request_source_code not like '-%'
where
    fact.local_authority_code = :local_authority_code
    and fact.request_date >= :first_month
    and fact.request_date < cast(:last_month as date) + interval '1 month'
    and not fact.is_reassessment
