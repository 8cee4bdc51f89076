-- One row per council and KPI with a trajectory: where it stands, and the forecast for the month its last target is due.
-- The forecast is no figure: it says where things lead if they go on as they have.
select
    forecast.local_authority_code,
    forecast.kpi_id,
    forecast.title,
    forecast.unit,
    forecast.last_month,
    latest.value as latest_value,
    latest.target as latest_target,
    latest.rag as latest_rag,
    forecast.target_month,
    forecast.target,
    forecast.forecast,
    forecast.lower_80,
    forecast.upper_80,
    forecast.outlook,
    forecast.made_from,
    forecast.method
from kpi.kpi_forecast as forecast
left join kpi.kpi_monthly as latest
    on
        forecast.local_authority_code = latest.local_authority_code
        and forecast.kpi_id = latest.kpi_id
        and forecast.last_month = latest.month
        and latest.is_headline
where forecast.month = forecast.target_month
