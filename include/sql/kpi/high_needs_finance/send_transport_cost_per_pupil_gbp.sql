-- Cost of home to school transport for SEND since 1 April, brought to a year, pounds, and the pupils helped on average
-- since then, by how they travel.
with spend as (
    select
        told.month,
        told.pupils,
        told.budget_gbp,
        told.cost_to_date_gbp,
        route.name as route_group
    from warehouse.fact_transport_spend as told
    inner join warehouse.dim_route_group as route
        on told.route_group_code = route.route_group_code and route.group_name = 'SEND'
    where
        told.local_authority_code = :local_authority_code
        and told.month between cast(:first_month as date) - interval '11 months' and :last_month
),

delivered as (
    select distinct month
    from spend
),

-- months of the year so far, of those that were told
year_to_date as (
    select
        this.month,
        before.month as earlier,
        -- 1 in April, 12 in March
        extract(month from this.month - interval '3 months') as months_passed,
        count(*) over (partition by this.month) as months_told
    from delivered as this
    inner join delivered as before
        on
            this.month >= before.month
            and before.month >= date_trunc('year', this.month - interval '3 months') + interval '3 months'
    where this.month >= :first_month
),

route_group as (
    select
        year_to_date.month,
        spend.route_group,
        coalesce(sum(spend.cost_to_date_gbp) filter (where spend.month = year_to_date.month), 0)
        * 12 / max(year_to_date.months_passed) as yearly_cost_gbp,
        coalesce(sum(spend.budget_gbp) filter (where spend.month = year_to_date.month), 0) as budget_gbp,
        sum(spend.pupils) / cast(max(year_to_date.months_told) as numeric) as average_pupils
    from year_to_date
    inner join spend on year_to_date.earlier = spend.month
    group by year_to_date.month, spend.route_group
)

select
    month,
    null as variant,
    yearly_cost_gbp as numerator,
    average_pupils as denominator,
    route_group
from route_group
union all
-- what the year's budget allows for each of them
select
    month,
    'budget' as variant,
    sum(budget_gbp) as numerator,
    sum(average_pupils) as denominator,
    null as route_group
from route_group
group by month
