-- Attendance of pupils with an EHC plan (group) and of those without special educational needs (others), by the month
-- of the session; one row is a pupil at a school in a month. In scope is who and what is in scope of absence. SEN
-- support is in neither.
with calendar as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day,
        make_date(
            extract(year from month - make_interval(months => :year_begins_month - 1))::integer, :year_begins_month, 1
        ) as year_began,
        -- terms by calendar month: which days of April lie before Easter a month's numbers do not tell
        case
            when extract(month from month) < :summer_begins_month then 'spring'
            when extract(month from month) < :year_begins_month then 'summer'
            else 'autumn'
        end as term
    from generate_series(
        -- back to where the first month's term began
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
        fact.month,
        calendar.last_day,
        calendar.year_began,
        calendar.term,
        fact.child_key,
        fact.attended_sessions,
        fact.possible_sessions,
        school.setting_group,
        case
            when fact.child_key = -1 then 'pupil not known'
            when child.birth_month is null then 'age not known'
            when coalesce(school.setting_group, 'not_known') = 'not_known' then 'kind of school not known'
            when child.sen_provision_code not in ('E', 'K', 'N') then 'SEN provision not known'
        end as excluded,
        case child.sen_provision_code when 'E' then 'group' when 'N' then 'others' end as side,
        case
            when school.setting_group = 'state_special' then 'special'
            when school.phase in ('Primary', 'Middle deemed primary') then 'primary'
            when school.phase in ('Secondary', 'Middle deemed secondary', 'All-through') then 'secondary'
        end as phase
    from warehouse.fact_attendance_month as fact
    inner join calendar on fact.month = calendar.month
    left join warehouse.dim_establishment as school on fact.urn = school.urn
    left join warehouse.dim_child as child
        on fact.child_key = child.child_key and child.valid_during @> calendar.last_day
    where
        fact.local_authority_code = :local_authority_code
        -- said again of the table itself, which is partitioned by month
        and fact.month between cast(:first_month as date) - interval '11 months' and :last_month
        and coalesce(school.setting_group, 'not_known') in ('mainstream', 'state_special', 'not_known')
        and child.sen_provision_code is distinct from 'K'
        -- of a birth only the month is known, which is enough: whoever is born in August has had the birthday by its
        -- end
        and (
            child.birth_month is null
            or extract(year from age(calendar.year_began, child.birth_month)) between :youngest_age and :oldest_age
        )
),

-- variants have no breakdowns, so they are added up; special schools are most of one side and none of the other
by_month as (
    select
        month,
        year_began,
        term,
        side,
        setting_group = 'mainstream' as is_mainstream,
        sum(attended_sessions) as attended,
        sum(possible_sessions) as possible
    from attendance
    where excluded is null
    group by month, year_began, term, side, setting_group = 'mainstream'
)

select
    month,
    null as variant,
    side,
    excluded,
    attended_sessions as numerator,
    possible_sessions as denominator,
    child_key,
    last_day as on_date,
    phase
from attendance
where month >= :first_month
union all
select
    month,
    'mainstream only' as variant,
    side,
    null as excluded,
    attended as numerator,
    possible as denominator,
    -1 as child_key,
    null as on_date,
    null as phase
from by_month
where is_mainstream and month >= :first_month
union all
select
    calendar.month,
    case when reading.is_mainstream_only then 'term to date, mainstream only' else 'term to date' end as variant,
    by_month.side,
    null as excluded,
    by_month.attended as numerator,
    by_month.possible as denominator,
    -1 as child_key,
    null as on_date,
    null as phase
from calendar
inner join by_month
    on
        calendar.year_began = by_month.year_began
        and calendar.term = by_month.term
        and calendar.month >= by_month.month
cross join (values (false), (true)) as reading (is_mainstream_only)
where calendar.month >= :first_month and (by_month.is_mainstream or not reading.is_mainstream_only)
