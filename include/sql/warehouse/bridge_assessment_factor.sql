-- One row per assessment and factor found at its end: the codes come as a JSON array.
select distinct
    cast(:local_authority_code as text) as local_authority_code,
    found.cinf_assessment_id as assessment_id,
    reference.member(listed.assessment_factor_code, factor.code) as assessment_factor_code
from staging.ssd_assessment_factors_current as found
cross join lateral string_to_table(translate(found.cinf_assessment_factors_json, '[]" ', ''), ',') as factor (code)
left join warehouse.dim_assessment_factor as listed on factor.code = listed.assessment_factor_code
where factor.code <> ''
