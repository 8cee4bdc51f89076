-- One row per child and unbroken time looked after.
with ends as (
    select
        *,
        row_number() over (periods order by episode_start_date asc) as from_first,
        row_number() over (periods order by episode_start_date desc) as from_last
    from warehouse.fact_placement
    where local_authority_code = :local_authority_code
    window periods as (partition by child_key, period_of_care_start_date)
)

select
    cast(:local_authority_code as text) as local_authority_code,
    child_key,
    period_of_care_start_date as care_start_date,
    max(episode_end_date) filter (where from_last = 1) as care_end_date,
    max(reason_ended_code) filter (where from_last = 1) as reason_ended_code,
    max(legal_status_code) filter (where from_first = 1) as first_legal_status_code,
    max(placement_type_code) filter (where from_first = 1) as first_placement_type_code,
    max(need_code) filter (where from_first = 1) as need_code,
    count(*) as episodes,
    count(distinct placement_start_date) as placements,
    max(episode_end_date) filter (where from_last = 1) - period_of_care_start_date as days_looked_after,
    bool_and(is_short_break) as is_short_breaks_only
from ends
group by child_key, period_of_care_start_date
