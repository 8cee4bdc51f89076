-- How many EHC plans were issued after 20 weeks, by who asked, in each calendar year?
select
    day.calendar_year,
    source.name as asked_by,
    count(*) as plans,
    count(*) filter (where assessment.request_to_issue_days > 140) as after_20_weeks
from warehouse.fact_ehc_assessment as assessment
inner join warehouse.dim_date as day on assessment.issue_date = day.date_key
inner join warehouse.dim_ehc_request_source as source
    on assessment.request_source_code = source.request_source_code
where not assessment.is_exception and not assessment.is_reassessment
group by day.calendar_year, source.name, source.sort_order
order by day.calendar_year, source.sort_order
