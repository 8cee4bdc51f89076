-- How much school do children in need miss, beside other pupils, in the latest month?
with latest as (
    select max(month) as month
    from warehouse.fact_attendance_month
),

pupils as (
    select
        attendance.child_key,
        sum(attendance.possible_sessions) as possible,
        sum(attendance.authorised_absence_sessions + attendance.unauthorised_absence_sessions) as absent,
        bool_or(need.child_key is not null) as is_in_need
    from warehouse.fact_attendance_month as attendance
    inner join latest on attendance.month = latest.month
    left join warehouse.fact_child_in_need_month as need
        on attendance.month = need.month and attendance.child_key = need.child_key
    where attendance.child_key <> -1
    group by attendance.child_key
)

select
    is_in_need,
    count(*) as pupils,
    round(100.0 * sum(absent) / nullif(sum(possible), 0), 1) as absence_pct,
    count(*) filter (where absent >= 0.1 * possible) as missing_a_tenth_or_more
from pupils
group by is_in_need
order by is_in_need
