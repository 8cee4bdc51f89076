-- Episodes of targeted family help by the month they started.
select
    date_trunc('month', episode.start_date)::date as month,
    case
        when episode.end_date < episode.start_date then 'ended before it started'
        -- a child has one open episode: of two that start on a day the first by its number counts
        when exists (
            select 1
            from warehouse.fact_early_help_episode as other
            where
                other.local_authority_code = episode.local_authority_code
                and other.child_key = episode.child_key
                -- -1 is whoever could not be identified: two of them are not one child
                and other.child_key <> -1
                and (other.start_date, other.early_help_episode_id)
                < (episode.start_date, episode.early_help_episode_id)
                and (other.end_date is null or other.end_date > episode.start_date)
        ) then 'another episode open'
    end as excluded,
    1 as numerator,
    null::numeric as denominator,
    episode.child_key,
    episode.start_date as on_date,
    case when episode.is_pilot then 'pilot of the wider model' else 'other family help' end as model,
    case
        when area.multi_agency_team_from <= episode.start_date then 'team at work'
        when area.level = 'district' then 'no team yet'
    end as multi_agency_team
from warehouse.fact_early_help_episode as episode
left join warehouse.dim_area as area on episode.area_code = area.area_code
where
    episode.local_authority_code = :local_authority_code
    and episode.start_date >= :first_month
    and episode.start_date < cast(:last_month as date) + interval '1 month'
