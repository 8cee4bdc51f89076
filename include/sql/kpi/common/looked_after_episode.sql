-- All episodes, short breaks apart, of the children who were looked after in these months.
select
    child_key,
    episode_start_date,
    placement_start_date,
    reason_new_episode_code,
    placement_type_code,
    coalesce(episode_end_date, 'infinity') as end_date,
    -- short breaks before it are not part of the time looked after
    min(episode_start_date) over (partition by child_key, period_of_care_start_date) as care_start_date
from warehouse.fact_placement
where
    local_authority_code = :local_authority_code
    and not is_short_break
    and coalesce(episode_end_date, 'infinity') >= episode_start_date
    and child_key in (
        select present.child_key from warehouse.fact_placement as present
        where
            present.local_authority_code = :local_authority_code
            and coalesce(present.episode_end_date, 'infinity') >= :first_month
            and present.episode_start_date < cast(:last_month as date) + interval '1 month'
    )
