-- Sessions of pupils of compulsory school age at state-funded schools, by the month of the session; one row is a pupil at
-- a school in a month.
with attendance as (
    select
        fact.*,
        (fact.month + interval '1 month - 1 day')::date as last_day,
        -- where the school year that the month lies in began
        make_date(
            extract(year from fact.month - make_interval(months => :year_begins_month - 1))::integer,
            :year_begins_month,
            1
        ) as year_began
    from warehouse.fact_attendance_month as fact
    where
        fact.local_authority_code = :local_authority_code
        and fact.month between :first_month and :last_month
)

select
    attendance.month,
    case
        when attendance.child_key = -1 then 'pupil not known'
        when child.birth_month is null then 'age not known'
        when coalesce(school.setting_group, 'not_known') = 'not_known' then 'kind of school not known'
    end as excluded,
    attendance.authorised_absence_sessions + attendance.unauthorised_absence_sessions as absence_sessions,
    attendance.part_time_sessions,
    attendance.possible_sessions,
    attendance.child_key,
    attendance.last_day as on_date,
    case
        when school.setting_group = 'state_special' then 'special'
        when school.phase in ('Primary', 'Middle deemed primary') then 'primary'
        when school.phase in ('Secondary', 'Middle deemed secondary', 'All-through') then 'secondary'
    end as phase,
    case school.area_code when '-2' then 'elsewhere' else area.district end as school_district
from attendance
left join warehouse.dim_establishment as school on attendance.urn = school.urn
left join warehouse.dim_area as area on school.area_code = area.area_code
left join warehouse.dim_child as child on attendance.child_key = child.child_key and child.is_current
where
    coalesce(school.setting_group, 'not_known') in ('mainstream', 'state_special', 'not_known')
    -- of a birth only the month is known, which is enough: whoever is born in August has had the birthday by its end
    and (
        child.birth_month is null
        or extract(year from age(attendance.year_began, child.birth_month)) between :youngest_age and :oldest_age
    )
