-- One row per SSDA903 episode: a stretch in one placement under one legal status.
with episodes as (
    select distinct on (coalesce(child.child_key, -1), episode.decom)
        episode.*,
        coalesce(child.child_key, -1) as child_key,
        replace(upper(episode.home_post), ' ', '') as home_postcode,
        replace(upper(episode.pl_post), ' ', '') as placement_postcode
    from staging.ssda903_episodes_current as episode
    left join identity.child_identifier as child
        on child.identifier_type = 'case_id' and episode.child = child.identifier
    -- a child known by two ids: the latest delivery
    order by coalesce(child.child_key, -1) asc, episode.decom asc, episode.period desc, episode.child asc
),

-- where an episode begins a period of care: it says so, or no episode leads on to it (X1)
begun as (
    select
        *,
        rne = 'S' or coalesce(lag(rec) over history, '') <> 'X1' as begins_care
    from episodes
    window history as (partition by child_key order by decom)
),

-- L changes only the legal status; every other reason starts a placement
counted as (
    select
        *,
        count(*) filter (where begins_care) over history as care,
        count(*) filter (where begins_care or rne <> 'L') over history as placement
    from begun
    window history as (partition by child_key order by decom)
)

select
    cast(:local_authority_code as text) as local_authority_code,
    child_key,
    decom as episode_start_date,
    dec as episode_end_date,
    min(decom) over (partition by child_key, care) as period_of_care_start_date,
    min(decom) over (partition by child_key, placement) as placement_start_date,
    rne as reason_new_episode_code,
    case
        when counted.dec is null then '-2' else reference.member(ended.reason_ended_code, counted.rec)
    end as reason_ended_code,
    reference.member(status.legal_status_code, counted.ls) as legal_status_code,
    reference.member(need.need_code, counted.cin) as need_code,
    reference.member(type.placement_type_code, counted.place) as placement_type_code,
    place_provider as placement_provider_code,
    reason_place_change as reason_place_change_code,
    coalesce(provider.provider_urn, '-1') as provider_urn,
    round(
        (
            sqrt(power(place.easting - home.easting, 2) + power(place.northing - home.northing, 2))
            / 1609.344
        )::numeric,
        1
    ) as distance_miles,
    place.local_authority_code = :local_authority_code as is_in_local_authority,
    counted.ls in ('V3', 'V4') as is_short_break
from counted
left join warehouse.dim_legal_status as status on counted.ls = status.legal_status_code
left join warehouse.dim_need_category as need on counted.cin = need.need_code
left join warehouse.dim_placement_type as type on counted.place = type.placement_type_code
left join warehouse.dim_reason_care_ended as ended on counted.rec = ended.reason_ended_code
left join warehouse.dim_provider as provider on counted.urn = provider.provider_urn
left join staging.postcodes_current as home on counted.home_postcode = replace(home.postcode, ' ', '')
left join staging.postcodes_current as place on counted.placement_postcode = replace(place.postcode, ' ', '')
