-- How many initial child protection conferences are held later than 15 working days, month by month?
select
    date_trunc('month', conference_date)::date as month,
    count(*) as held,
    count(*) filter (where start_to_conference_working_days > 15) as late,
    count(*) filter (where start_to_conference_working_days is null) as not_known
from warehouse.fact_initial_conference
where not is_transfer_in
group by date_trunc('month', conference_date)
order by month
