-- One row per child looked after for 12 months and year of SSDA903 (OC2): what the council returned.
-- the latest delivery of each year: what counts now holds a child's last year alone
with delivery as (
    select
        calendar.collection_year,
        max(told.period) as period
    from staging.ssda903_oc2 as told
    inner join warehouse.dim_date as calendar on told.period = calendar.date_key
    group by calendar.collection_year
)

select distinct on (coalesce(child.child_key, -1), delivery.collection_year)
    cast(:local_authority_code as text) as local_authority_code,
    coalesce(child.child_key, -1) as child_key,
    delivery.collection_year,
    told.health_assessment = '1' as is_health_assessed,
    told.teeth_check = '1' as is_dentally_checked,
    told.immunisations = '1' as is_immunised,
    told.health_check = '1' as is_developmentally_checked,
    told.sdq_score,
    told.sdq_reason as no_score_reason_code,
    told.convicted = '1' as is_convicted,
    told.substance_misuse = '1' as has_substance_misuse,
    told.intervention_received = '1' as is_intervention_received,
    told.intervention_offered = '1' as is_intervention_offered
from staging.ssda903_oc2 as told
inner join delivery on told.period = delivery.period
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and told.child = child.identifier
-- a child known by two ids: the first
order by coalesce(child.child_key, -1) asc, delivery.collection_year asc, told.child asc
