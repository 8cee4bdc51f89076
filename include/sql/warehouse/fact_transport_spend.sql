-- One row per month and group of routes to school; groups that are not in the list count together.
with spend as (
    select distinct on (date_trunc('month', month), route_group)
        *,
        date_trunc('month', month)::date as first_day
    from staging.transport_spend_current
    order by date_trunc('month', month) asc, route_group asc, period desc, source_file asc, source_row asc
)

select
    cast(:local_authority_code as text) as local_authority_code,
    spend.first_day as month,
    reference.member(listed.route_group_code, spend.route_group) as route_group_code,
    sum(spend.routes)::integer as routes,
    sum(spend.pupils)::integer as pupils,
    sum(spend.budget_gbp) as budget_gbp,
    sum(spend.cost_gbp) as cost_gbp,
    sum(spend.cost_to_date_gbp) as cost_to_date_gbp
from spend
left join warehouse.dim_route_group as listed on spend.route_group = listed.route_group_code
group by spend.first_day, reference.member(listed.route_group_code, spend.route_group)
