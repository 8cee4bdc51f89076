-- One row per contact of a family with a Family Hub.
select distinct on (visit.contact_id)
    cast(:local_authority_code as text) as local_authority_code,
    visit.contact_id,
    visit.family_id,
    visit.hub_id,
    visit.contact_date,
    reference.member(tier.hub_tier_code, visit.service_tier) as hub_tier_code,
    reference.member(service.hub_service_code, visit.service) as hub_service_code,
    date_trunc('month', visit.youngest_child_birth_date)::date as youngest_child_birth_month
from staging.family_hub_visits_current as visit
left join warehouse.dim_family_hub_tier as tier on visit.service_tier = tier.hub_tier_code
left join warehouse.dim_family_hub_service as service on visit.service = service.hub_service_code
order by visit.contact_id, visit.source_file, visit.source_row
