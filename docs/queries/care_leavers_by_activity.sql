-- What do care leavers of 19 to 21 do, and with how many is the council not in touch?
select
    activity.group_name as activity,
    count(*) as young_people,
    count(*) filter (where leaver.in_touch_code <> 'YES') as not_in_touch
from warehouse.fact_care_leaver_month as leaver
inner join warehouse.dim_care_leaver_activity as activity on leaver.activity_code = activity.activity_code
where
    leaver.month = (select max(month) from warehouse.fact_care_leaver_month)
    and leaver.eligibility = 'former_relevant'
    and leaver.age_years between 19 and 21
group by activity.group_name
order by young_people desc, activity
