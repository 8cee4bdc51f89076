-- Which teams finish assessments after 45 working days?
select
    team.name as team,
    count(*) as finished,
    count(*) filter (where assessment.duration_working_days > 45) as after_45_working_days,
    percentile_cont(0.5) within group (order by assessment.duration_working_days) as median_working_days
from warehouse.fact_assessment as assessment
inner join warehouse.dim_team as team on assessment.team_id = team.team_id
where
    assessment.authorised_date
    >= (select date_trunc('month', max(authorised_date)) - interval '2 months' from warehouse.fact_assessment)
group by team.name
order by after_45_working_days desc, team
