-- One row per month, pupil and school with sessions possible, each session counted in the month of its day.
with months as (
    select
        month,
        (month + interval '1 month')::date as next_month
    from unnest(cast(:months as date[])) as unnested (month)
),

-- the weeks with days in each month, and which of their days those are, counted from 0 on Monday
calendar as (
    select
        months.month,
        day::date as week_commencing,
        greatest(months.month - day::date, 0) as first_day,
        least(months.next_month - day::date, 5) as end_day
    from months
    cross join generate_series(months.month - interval '4 days', months.next_month - interval '1 day', '1 day') as day
),

-- the latest delivery of each week; none is delivered before the month of its Monday, which saves reading the years before
weeks as (
    select distinct on (upn, urn, week_commencing)
        upn,
        urn,
        week_commencing,
        marks
    from staging.attendance_weekly
    where
        period >= (select min(date_trunc('month', calendar.week_commencing)) from calendar)
        and week_commencing between
        (select min(calendar.week_commencing) from calendar) and (select max(calendar.week_commencing) from calendar)
    order by upn asc, urn asc, week_commencing asc, period desc, source_file asc, source_row asc
),

told as (
    select
        calendar.month,
        calendar.first_day,
        calendar.end_day,
        coalesce(child.child_key, -1) as child_key,
        coalesce(establishment.urn, '-1') as urn,
        weeks.marks
    from weeks
    inner join calendar on weeks.week_commencing = calendar.week_commencing
    left join identity.child_identifier as child
        on child.identifier_type = 'upn' and weeks.upn = child.identifier
    left join warehouse.dim_establishment as establishment on weeks.urn = establishment.urn
),

-- most weeks are alike: each different one is counted once
alike as (
    select distinct
        marks,
        first_day,
        end_day
    from told
),

counted as (
    select
        alike.marks,
        alike.first_day,
        alike.end_day,
        count(*) filter (where code.group_name = 'Attended') as attended,
        count(*) filter (where code.group_name = 'Authorised absence') as authorised,
        count(*) filter (where code.group_name = 'Unauthorised absence') as unauthorised,
        count(*) filter (where code.code = 'C2') as part_time
    from alike
    cross join string_to_table(alike.marks, ' ') with ordinality as session (mark, number)
    inner join reference.code_list as code on code.list_name = 'attendance_code' and session.mark = code.code
    where session.number > alike.first_day * 2 and session.number <= alike.end_day * 2
    group by alike.marks, alike.first_day, alike.end_day
)

select
    cast(:local_authority_code as text) as local_authority_code,
    told.month,
    told.child_key,
    told.urn,
    sum(counted.attended + counted.authorised + counted.unauthorised)::integer as possible_sessions,
    sum(counted.attended)::integer as attended_sessions,
    sum(counted.authorised)::integer as authorised_absence_sessions,
    sum(counted.unauthorised)::integer as unauthorised_absence_sessions,
    sum(counted.part_time)::integer as part_time_sessions
from told
inner join counted
    on told.marks = counted.marks and told.first_day = counted.first_day and told.end_day = counted.end_day
group by told.month, told.child_key, told.urn
having sum(counted.attended + counted.authorised + counted.unauthorised) > 0
