-- One row per month and approved foster household.
select distinct on (date_trunc('month', month), household_id)
    cast(:local_authority_code as text) as local_authority_code,
    date_trunc('month', month)::date as month,
    household_id,
    coalesce(approved_places, 0) as approved_places,
    coalesce(places_on_hold, 0) as places_on_hold,
    coalesce(children_placed, 0) as places_filled,
    greatest(coalesce(approved_places, 0) - coalesce(places_on_hold, 0) - coalesce(children_placed, 0), 0)
        as places_vacant
from staging.foster_places_current
where date_trunc('month', month)::date = any(cast(:months as date[]))
order by date_trunc('month', month) asc, household_id asc, period desc, source_file asc, source_row asc
