-- One row per month, pupil and school attended so far in the academic year: sessions from its beginning to the end of the
-- month. It begins on 1 August, as the school census counts sessions: terms may start in the last week of August. Worked
-- out when read, so that a correction of one month is in every later month at once. A pupil who has left stays.
with months as (
    select distinct
        local_authority_code,
        month,
        extract(year from month - interval '7 months')::integer as began
    from warehouse.fact_attendance_month
),

to_date as (
    select
        months.local_authority_code,
        months.month,
        months.began,
        attendance.child_key,
        attendance.urn,
        sum(attendance.possible_sessions) as possible_sessions,
        sum(attendance.attended_sessions) as attended_sessions,
        sum(attendance.authorised_absence_sessions) as authorised_absence_sessions,
        sum(attendance.unauthorised_absence_sessions) as unauthorised_absence_sessions,
        sum(attendance.part_time_sessions) as part_time_sessions,
        max(attendance.month) = months.month as is_attending
    from months
    inner join warehouse.fact_attendance_month as attendance
        on
            months.local_authority_code = attendance.local_authority_code
            and attendance.month between make_date(months.began, 8, 1) and months.month
    group by months.local_authority_code, months.month, months.began, attendance.child_key, attendance.urn
)

select
    local_authority_code,
    month,
    began || '/' || to_char(mod(began + 1, 100), 'FM00') as academic_year,
    child_key,
    urn,
    possible_sessions,
    attended_sessions,
    authorised_absence_sessions,
    unauthorised_absence_sessions,
    part_time_sessions,
    -- whether there were sessions in the month itself
    is_attending,
    -- of the pupil's own possible sessions; pupils who are not known share a row, which says nothing of each
    case
        when child_key <> -1
            then (authorised_absence_sessions + unauthorised_absence_sessions) * 10 >= possible_sessions
    end as is_persistently_absent,
    case
        when child_key <> -1
            then (authorised_absence_sessions + unauthorised_absence_sessions) * 2 >= possible_sessions
    end as is_severely_absent
from to_date
