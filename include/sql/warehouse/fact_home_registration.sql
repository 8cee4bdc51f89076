-- One row per children's home on the council's register.
select
    cast(:local_authority_code as text) as local_authority_code,
    home.urn as provider_urn,
    home.registration_date,
    home.closed_date,
    lower(home.sector) as sector,
    lower(home.registration_status) as registration_status,
    home.registered_places,
    -- a postcode the directory does not know tells nothing; another council's is elsewhere
    case
        when place.postcode is null then '-1'
        when place.local_authority_code <> :local_authority_code then '-2'
        else coalesce(area.area_code, '-1')
    end as area_code,
    home.closed_date - home.registration_date as open_days
from staging.childrens_homes_current as home
left join staging.postcodes_current as place on replace(upper(home.postcode), ' ', '') = replace(place.postcode, ' ', '')
left join warehouse.dim_area as area on place.district_code = area.area_code
