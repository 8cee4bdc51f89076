-- Which cost centres of the high needs block are forecast to overspend, and by how much for each plan?
select
    cost_centre_name,
    budget_gbp,
    forecast_outturn_gbp,
    in_year_variance_gbp,
    round(forecast_outturn_gbp / nullif(active_plans, 0), 0) as forecast_gbp_per_plan
from warehouse.fact_high_needs_spend
where
    month = (select max(month) from warehouse.fact_high_needs_spend)
    and in_year_variance_gbp > 0
order by in_year_variance_gbp desc
