-- Which advice are EHC assessments past week 20 still waiting for?
select
    count(*) as open_past_20_weeks,
    count(*) filter (where psychology_advice_received_date is null) as wait_for_psychology,
    count(*) filter (where health_advice_received_date is null) as wait_for_health,
    count(*) filter (where social_care_advice_received_date is null) as wait_for_social_care
from warehouse.fact_ehc_assessment
where
    is_open
    and request_date + 140 < (
        select max(delivery_month) + interval '1 month' from warehouse.dim_batch where feed = 'sen2_requests'
    )
