-- How many months pass from the start of early help to a section 47 enquiry, in the pilot area and elsewhere?
select
    episode.is_pilot,
    count(*) as episodes,
    count(episode.next_section_47_date) as followed_by_section_47,
    round(avg(episode.next_section_47_date - episode.start_date) / 30.44, 1) as mean_months
from warehouse.fact_early_help_episode as episode
group by episode.is_pilot
order by episode.is_pilot
