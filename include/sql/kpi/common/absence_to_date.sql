-- Enrolments at the end of each month of the school year, with what they were absent and could have attended since the
-- year began, and since the term did; one row is a pupil at a school in a month. A pupil who has left stays until the year
-- ends.
with calendar as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        make_date(
            extract(year from month - make_interval(months => :year_begins_month - 1))::integer, :year_begins_month, 1
        ) as year_began,
        -- terms by calendar month: which days of April lie before Easter a month's numbers do not tell
        case
            when extract(month from month) < :summer_begins_month then 2
            when extract(month from month) < :year_begins_month then 3
            else 1
        end as term
    from generate_series(
        make_date(
            extract(
                year from cast(:first_month as date) - make_interval(months => :year_begins_month - 1)
            )::integer,
            :year_begins_month,
            1
        )::timestamp,
        cast(:last_month as timestamp),
        interval '1 month'
    ) as month
),

attendance as (
    select
        calendar.year_began,
        fact.month,
        fact.child_key,
        fact.urn,
        fact.authorised_absence_sessions + fact.unauthorised_absence_sessions as absent,
        fact.possible_sessions as possible
    from warehouse.fact_attendance_month as fact
    inner join calendar on fact.month = calendar.month
    where
        fact.local_authority_code = :local_authority_code
        -- said again of the table itself, which is partitioned by month
        and fact.month between cast(:first_month as date) - interval '11 months' and :last_month
),

enrolled as (
    select
        year_began,
        child_key,
        urn,
        min(month) as first_month
    from attendance
    group by year_began, child_key, urn
),

-- fixed here, so that schools and children are looked up once and not for every month
enrolment as materialized (
    select
        enrolled.*,
        case
            when enrolled.child_key = -1 then 'pupil not known'
            when child.birth_month is null then 'age not known'
            when coalesce(school.setting_group, 'not_known') = 'not_known' then 'kind of school not known'
        end as excluded,
        case
            when school.setting_group = 'state_special' then 'special'
            when school.phase in ('Primary', 'Middle deemed primary') then 'primary'
            when school.phase in ('Secondary', 'Middle deemed secondary', 'All-through') then 'secondary'
        end as phase,
        case school.area_code when '-2' then 'elsewhere' else area.district end as school_district
    from enrolled
    left join warehouse.dim_establishment as school on enrolled.urn = school.urn
    left join warehouse.dim_area as area on school.area_code = area.area_code
    left join warehouse.dim_child as child on enrolled.child_key = child.child_key and child.is_current
    where
        coalesce(school.setting_group, 'not_known') in ('mainstream', 'state_special', 'not_known')
        -- of a birth only the month is known, which is enough: who is born in August has had the birthday by its end
        and (
            child.birth_month is null
            or extract(year from age(enrolled.year_began, child.birth_month)) between :youngest_age and :oldest_age
        )
)

-- every month from the first with sessions to the end of the year, also those without any
select
    calendar.month,
    calendar.last_day,
    enrolment.child_key,
    enrolment.excluded,
    enrolment.phase,
    enrolment.school_district,
    sum(attendance.absent) over year_to_date as absent,
    sum(attendance.possible) over year_to_date as possible,
    sum(attendance.absent) over term_to_date as absent_in_term,
    sum(attendance.possible) over term_to_date as possible_in_term
from enrolment
inner join calendar
    on enrolment.year_began = calendar.year_began and enrolment.first_month <= calendar.month
left join attendance
    on
        enrolment.child_key = attendance.child_key
        and enrolment.urn = attendance.urn
        and calendar.month = attendance.month
window
    -- both in one order, so that the rows are sorted once
    year_to_date as (
        partition by enrolment.child_key, enrolment.urn, calendar.year_began order by calendar.term, calendar.month
    ),
    term_to_date as (
        partition by enrolment.child_key, enrolment.urn, calendar.year_began, calendar.term order by calendar.month
    )
