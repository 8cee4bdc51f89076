-- Are initial health assessments late because the council told late, or because the NHS saw the child late?
select
    count(*) as done,
    count(*) filter (where not is_on_time) as late,
    -- statutory guidance: the NHS is to be told within five working days
    count(*) filter (where not is_on_time and start_to_notified_working_days > 5) as told_late,
    count(*) filter (where not is_on_time and start_to_notified_working_days <= 5) as seen_late
from warehouse.fact_cla_health_assessment
where review_type_code = 'IHA' and outcome_code = 'DONE'
