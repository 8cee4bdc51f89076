-- Episodes of care that end before they start, by the month of their start: no figure can count them.
select
    date_trunc('month', episode_start_date)::date as month,
    child_key,
    episode_start_date as on_date,
    'episode ends before it starts' as excluded
from warehouse.fact_placement
where
    local_authority_code = :local_authority_code
    and episode_end_date < episode_start_date
    and episode_start_date >= :first_month
    and episode_start_date < cast(:last_month as date) + interval '1 month'
