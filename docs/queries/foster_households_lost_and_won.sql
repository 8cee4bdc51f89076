-- How many mainstream foster households were approved and how many lost, by financial year and reason?
select
    day.financial_year,
    'approved' as what,
    null as reason,
    count(*) as households
from warehouse.fact_foster_household as household
inner join warehouse.dim_date as day on household.approved_date = day.date_key
where household.household_type = 'mainstream'
group by day.financial_year
union all
select
    day.financial_year,
    'lost' as what,
    coalesce(household.resignation_reason_code, household.deregistration_reason_code) as reason,
    count(*) as households
from warehouse.fact_foster_household as household
inner join warehouse.dim_date as day on household.deregistered_date = day.date_key
where household.household_type = 'mainstream'
group by day.financial_year, coalesce(household.resignation_reason_code, household.deregistration_reason_code)
order by financial_year, what, households desc
