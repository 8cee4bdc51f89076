-- One row per month, school and kind of specialist provision.
select distinct on (date_trunc('month', place.month), place.urn, place.provision_type)
    cast(:local_authority_code as text) as local_authority_code,
    date_trunc('month', place.month)::date as month,
    coalesce(establishment.urn, '-1') as urn,
    reference.member(provision.provision_code, place.provision_type) as provision_code,
    place.open_date,
    place.places_commissioned::integer as commissioned_places,
    place.places_filled::integer as filled_places
from staging.specialist_places_current as place
left join warehouse.dim_establishment as establishment on place.urn = establishment.urn
left join warehouse.dim_specialist_provision as provision on place.provision_type = provision.provision_code
where date_trunc('month', place.month)::date = any(cast(:months as date[]))
order by
    date_trunc('month', place.month) asc,
    place.urn asc,
    place.provision_type asc,
    place.period desc,
    place.source_file asc,
    place.source_row asc
