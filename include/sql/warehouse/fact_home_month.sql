-- One row per month and children's home.
select distinct on (date_trunc('month', nights.month), coalesce(provider.provider_urn, '-1'))
    cast(:local_authority_code as text) as local_authority_code,
    date_trunc('month', nights.month)::date as month,
    coalesce(provider.provider_urn, '-1') as provider_urn,
    coalesce(nights.beds, 0) as beds,
    coalesce(nights.nights_available, 0) as nights_available,
    coalesce(nights.nights_occupied, 0) as nights_occupied,
    coalesce(nights.nights_own_children, 0) as nights_own_children
from staging.home_bed_nights_current as nights
left join warehouse.dim_provider as provider on nights.urn = provider.provider_urn
where date_trunc('month', nights.month)::date = any(cast(:months as date[]))
order by
    date_trunc('month', nights.month) asc,
    coalesce(provider.provider_urn, '-1') asc,
    nights.period desc,
    nights.source_file asc,
    nights.source_row asc
