-- One row per child and episode of early help, with what followed it.
with episodes as (
    select distinct on (episode.earl_episode_id)
        episode.*,
        coalesce(child.child_key, -1) as child_key,
        regexp_replace(episode.earl_episode_organisation, '^Family Help (Pilot )?', '') as district
    from staging.ssd_early_help_episodes_current as episode
    left join identity.child_identifier as child
        on child.identifier_type = 'case_id' and episode.earl_person_id = child.identifier
    order by episode.earl_episode_id, episode.source_file, episode.source_row
),

events as (
    select
        'referral' as kind,
        cine_person_id as case_id,
        cine_referral_date as event_date
    from staging.ssd_cin_episodes_current
    union all
    select
        'enquiry' as kind,
        s47e_person_id as case_id,
        s47e_s47_start_date as event_date
    from staging.ssd_s47_enquiry_current
    union all
    select
        'plan' as kind,
        cppl_person_id as case_id,
        cppl_cp_plan_start_date as event_date
    from staging.ssd_cp_plans_current
    union all
    select
        'care' as kind,
        episode.clae_person_id as case_id,
        episode.clae_entered_care_date as event_date
    from staging.ssd_cla_episodes_current as episode
    where not exists (
        select
        from staging.ssd_legal_status_current as status
        where
            episode.clae_person_id = status.lega_person_id
            and episode.clae_entered_care_date = status.lega_legal_status_start_date
            and status.lega_legal_status in ('V3', 'V4')
    )
),

followed as (
    select
        episodes.earl_episode_id as early_help_episode_id,
        min(events.event_date) filter (where events.kind = 'referral') as next_referral_date,
        min(events.event_date) filter (where events.kind = 'enquiry') as next_section_47_date,
        min(events.event_date) filter (where events.kind = 'plan') as next_plan_date,
        min(events.event_date) filter (where events.kind = 'care') as next_care_date,
        min(events.event_date) filter (where events.kind <> 'referral') as step_up_date
    from episodes
    inner join identity.child_identifier as child
        on child.identifier_type = 'case_id' and episodes.child_key = child.child_key
    inner join events on child.identifier = events.case_id and episodes.earl_episode_end_date <= events.event_date
    group by episodes.earl_episode_id
)

select
    cast(:local_authority_code as text) as local_authority_code,
    episodes.earl_episode_id as early_help_episode_id,
    episodes.child_key,
    episodes.earl_episode_start_date as start_date,
    episodes.earl_episode_end_date as end_date,
    episodes.earl_episode_end_date - episodes.earl_episode_start_date as duration_days,
    coalesce(area.area_code, case when episodes.district is null then '-1' else '-2' end) as area_code,
    coalesce(episodes.earl_episode_organisation like 'Family Help Pilot %', false) as is_pilot,
    reference.member(reason.early_help_reason_code, episodes.earl_episode_reason) as early_help_reason_code,
    case
        when episodes.earl_episode_end_date is null then '-2'
        else reference.member(end_reason.early_help_end_reason_code, episodes.earl_episode_end_reason)
    end as early_help_end_reason_code,
    followed.next_referral_date,
    followed.next_section_47_date,
    followed.next_plan_date,
    followed.next_care_date,
    followed.step_up_date,
    followed.step_up_date - episodes.earl_episode_end_date as end_to_step_up_days
from episodes
left join followed on episodes.earl_episode_id = followed.early_help_episode_id
left join warehouse.dim_area as area on area.level = 'district' and episodes.district = area.name
left join warehouse.dim_early_help_reason as reason on episodes.earl_episode_reason = reason.name
left join warehouse.dim_early_help_end_reason as end_reason on episodes.earl_episode_end_reason = end_reason.name
