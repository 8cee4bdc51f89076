-- One row per assessment and factor found at its end.
select distinct
    cast(:local_authority_code as text) as local_authority_code,
    factors.cinf_assessment_id as assessment_id,
    reference.member(factor.assessment_factor_code, found.code) as assessment_factor_code
from staging.ssd_assessment_factors_current as factors
cross join
    jsonb_array_elements_text(
        case
        -- what is no list of codes was reported by the check of the feed
            when pg_input_is_valid(factors.cinf_assessment_factors_json, 'jsonb')
                then factors.cinf_assessment_factors_json::jsonb
        end
    ) as found (code)
left join warehouse.dim_assessment_factor as factor on found.code = factor.assessment_factor_code
where factors.cinf_assessment_id is not null
