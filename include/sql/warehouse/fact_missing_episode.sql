-- One row per episode of a child missing or away without leave.
select distinct on (missing.miss_table_id)
    cast(:local_authority_code as text) as local_authority_code,
    missing.miss_table_id as missing_episode_id,
    coalesce(child.child_key, -1) as child_key,
    missing.miss_missing_episode_start_date as start_date,
    missing.miss_missing_episode_end_date as end_date,
    coalesce(missing.miss_missing_episode_type = 'Away', false) as is_away,
    missing.miss_missing_episode_end_date - missing.miss_missing_episode_start_date as missing_days,
    case missing.miss_missing_rhi_offered when 'Y' then true when 'N' then false end as is_interview_offered,
    case missing.miss_missing_rhi_accepted when 'Y' then true when 'N' then false end as is_interview_accepted,
    missing.miss_missing_rhi_date as interview_date,
    missing.miss_missing_rhi_date - missing.miss_missing_episode_end_date as return_to_interview_days
from staging.ssd_missing_current as missing
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and missing.miss_person_id = child.identifier
where missing.miss_missing_episode_start_date is not null
order by missing.miss_table_id, missing.source_file, missing.source_row
