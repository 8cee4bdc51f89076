-- One row per funding term and two-year-old eligible for funded early education.
select distinct on (funded.term_start, funded.child_id)
    cast(:local_authority_code as text) as local_authority_code,
    funded.term_start as term_start_date,
    funded.child_id as early_years_child_id,
    reference.member(eligibility.eligibility_code, funded.eligibility_code) as eligibility_code,
    funded.funded_hours,
    coalesce(funded.funded_hours > 0, false) as is_taken_up,
    case
        when funded.funded_hours > 0 then coalesce(establishment.urn, '-1')
        else '-2'
    end as urn,
    coalesce(area.area_code, '-1') as area_code,
    (
        extract(year from age(funded.term_start, funded.birth_date)) * 12
        + extract(month from age(funded.term_start, funded.birth_date))
    )::integer as age_months
from staging.funded_two_year_olds_current as funded
left join warehouse.dim_establishment as establishment on funded.provider_urn = establishment.urn
left join warehouse.dim_funded_place_eligibility as eligibility
    on funded.eligibility_code = eligibility.eligibility_code
left join warehouse.dim_area as area
    on area.level = 'postcode_district' and funded.postcode_district = area.area_code
order by funded.term_start, funded.child_id, funded.source_file, funded.source_row
