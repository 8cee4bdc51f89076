-- One row per child and episode of early or family help.
with episodes as (
    select distinct on (earl_episode_id)
        *,
        earl_episode_organisation like 'Family Help Pilot %' as is_pilot,
        regexp_replace(earl_episode_organisation, '^Family Help (Pilot )?', '') as district
    from staging.ssd_early_help_episodes_current
    where earl_episode_start_date is not null
    order by earl_episode_id, source_file, source_row
)

select
    cast(:local_authority_code as text) as local_authority_code,
    episodes.earl_episode_id as episode_id,
    coalesce(child.child_key, -1) as child_key,
    episodes.earl_episode_start_date as start_date,
    episodes.earl_episode_end_date as end_date,
    episodes.earl_episode_reason as reason,
    case
        when episodes.earl_episode_end_date is null then 'open'
        when episodes.earl_episode_end_reason = 'Needs met' then 'needs_met'
        when episodes.earl_episode_end_reason = 'Stepped down to universal services' then 'stepped_down'
        when episodes.earl_episode_end_reason = 'Stepped up to social care' then 'stepped_up'
        when episodes.earl_episode_end_reason = 'Moved away' then 'moved_away'
        when episodes.earl_episode_end_reason = 'Consent withdrawn' then 'consent_withdrawn'
        when episodes.earl_episode_end_reason = 'Child died' then 'died'
        else 'other'
    end as end_reason,
    coalesce(area.area_code, '-1') as area_code,
    coalesce(episodes.is_pilot, false) as is_pilot,
    episodes.earl_episode_worker_id as worker_id,
    episodes.earl_episode_end_date - episodes.earl_episode_start_date as open_days
from episodes
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and episodes.earl_person_id = child.identifier
left join warehouse.dim_area as area on area.level = 'district' and episodes.district = area.district
