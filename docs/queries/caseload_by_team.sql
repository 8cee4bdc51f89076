-- How many children does a full-time social worker hold, by team?
select
    team.name as team,
    sum(worker.allocated_children) as children,
    sum(worker.fte) as fte,
    round(sum(worker.allocated_children) / nullif(sum(worker.fte), 0), 1) as children_per_fte,
    round(100.0 * sum(worker.fte) filter (where worker.is_agency) / nullif(sum(worker.fte), 0), 0) as agency_pct
from warehouse.fact_worker_month as worker
inner join warehouse.dim_team as team on worker.team_id = team.team_id
where
    worker.month = (select max(month) from warehouse.fact_worker_month)
    and worker.is_at_month_end
    and worker.is_social_worker
    and worker.allocated_children > 0
group by team.name
order by children_per_fte desc, team
