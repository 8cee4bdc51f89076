-- Suspensions by the month they start in and, beneath them in every month, the January roll; one row is a suspension,
-- or a pupil on the roll.
with calendar as (
    select
        month::date as month,
        -- the January in the school year of the month
        extract(year from month - make_interval(months => :year_begins_month - 1))::integer + 1 as january_year
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

-- a pupil on two rolls is one, as sole and dual main registrations are: at the school the pupil came to first
roll as (
    select distinct on (
        extract(year from fact.reference_date),
        fact.child_key,
        -- of pupils who are not known each is one
        case fact.child_key when -1 then fact.urn || ' ' || fact.pupil_on_roll_id end
    )
        extract(year from fact.reference_date)::integer as january_year,
        fact.reference_date,
        fact.child_key,
        fact.sen_provision_code,
        school.setting_group,
        school.phase as school_phase
    from warehouse.fact_school_roll as fact
    left join warehouse.dim_establishment as school on fact.urn = school.urn
    where
        fact.local_authority_code = :local_authority_code
        and fact.term_code = 'SPR'
        -- the January before those looked for too: it stands in until the next is told
        and fact.reference_date >= (select make_date(min(calendar.january_year) - 1, 1, 1) from calendar)
        and fact.reference_date < (select make_date(max(calendar.january_year) + 1, 1, 1) from calendar)
        and coalesce(school.setting_group, 'not_known') in ('mainstream', 'state_special', 'not_known')
    order by
        extract(year from fact.reference_date) asc,
        fact.child_key asc,
        case fact.child_key when -1 then fact.urn || ' ' || fact.pupil_on_roll_id end asc,
        fact.entry_date asc nulls last,
        fact.reference_date desc,
        fact.urn asc
),

told as (
    select distinct january_year from roll
),

-- a census tells of the term before, so the latest months are not told yet: they have no rows, not noughts
last_told as (
    select date_trunc('month', max(start_date)) as month
    from warehouse.fact_suspension
    where local_authority_code = :local_authority_code and start_date <= reference_date
),

roll_in_force as (
    select
        calendar.month,
        max(told.january_year) as january_year
    from calendar
    inner join told on told.january_year between calendar.january_year - 1 and calendar.january_year
    inner join last_told on calendar.month <= last_told.month
    group by calendar.month
),

suspension as (
    select
        fact.*,
        school.setting_group,
        school.phase as school_phase,
        -- a census may tell again what one before it told; two that one census tells of are two
        rank() over (
            partition by fact.child_key, fact.urn, fact.start_date, fact.suspension_category_code
            order by fact.reference_date desc
        ) > 1 as is_told_again
    from warehouse.fact_suspension as fact
    left join warehouse.dim_establishment as school on fact.urn = school.urn
    where
        fact.local_authority_code = :local_authority_code
        and fact.start_date >= :first_month
        and fact.start_date < cast(:last_month as date) + interval '1 month'
        -- a lunchtime is a part of a day, which counts
        and fact.suspension_category_code in ('SUSP', 'LNCH')
        and coalesce(school.setting_group, 'not_known') in ('mainstream', 'state_special', 'not_known')
),

counted as (
    select
        date_trunc('month', start_date)::date as month,
        case
            when start_date > reference_date then 'starts after the census that told of it'
            when is_told_again and child_key <> -1 then 'told again by a later census'
            when lost_sessions > :longest_days * :sessions_a_day then 'longer than a year allows'
        end as excluded,
        1 as numerator,
        0 as denominator,
        child_key,
        start_date as on_date,
        sen_provision_code,
        setting_group,
        school_phase
    from suspension
    union all
    select
        roll_in_force.month,
        null as excluded,
        0 as numerator,
        1 as denominator,
        roll.child_key,
        roll.reference_date as on_date,
        roll.sen_provision_code,
        roll.setting_group,
        roll.school_phase
    from roll_in_force
    inner join roll on roll_in_force.january_year = roll.january_year
)

select
    month,
    excluded,
    numerator,
    denominator,
    child_key,
    on_date,
    -- of a suspension the provision at the time, of the roll that of census day
    case sen_provision_code when 'E' then 'EHC plan' when 'K' then 'SEN support' when 'N' then 'No SEN' end as sen,
    case
        when setting_group = 'state_special' then 'special'
        when school_phase in ('Primary', 'Middle deemed primary') then 'primary'
        when school_phase in ('Secondary', 'Middle deemed secondary', 'All-through') then 'secondary'
    end as phase
from counted
