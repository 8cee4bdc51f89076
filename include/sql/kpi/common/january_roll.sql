-- Pupils on the January roll in force in each month that a census has told the exclusions of; one row is a pupil in a month.
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
)

select
    roll_in_force.month,
    roll.child_key,
    roll.reference_date as on_date,
    case roll.sen_provision_code when 'E' then 'EHC plan' when 'K' then 'SEN support' when 'N' then 'No SEN' end as sen,
    case
        when roll.setting_group = 'state_special' then 'special'
        when roll.school_phase in ('Primary', 'Middle deemed primary') then 'primary'
        when roll.school_phase in ('Secondary', 'Middle deemed secondary', 'All-through') then 'secondary'
    end as phase
from roll_in_force
inner join roll on roll_in_force.january_year = roll.january_year
