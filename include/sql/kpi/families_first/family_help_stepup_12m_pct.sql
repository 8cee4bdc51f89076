-- Episodes of family help whose child was stepped up to a section 47 enquiry, a child protection plan or care within
-- some months of closing. A month's row is the cohort that closed so many months earlier: all of it has been followed.
with reading (variant, follow_months) as (
    values
    (null, cast(:follow_months as integer)),
    ('within 6 months', cast(:early_follow_months as integer))
),

episode as (
    select
        reading.variant,
        fact.child_key,
        fact.start_date,
        fact.end_date,
        fact.is_pilot,
        (date_trunc('month', fact.end_date) + make_interval(months => reading.follow_months))::date as month,
        -- the first of the three on the day it closed or later, whichever that is; least() passes over what never came
        least(fact.next_section_47_date, fact.next_plan_date, fact.next_care_date)
        <= fact.end_date + make_interval(months => reading.follow_months) as is_stepped_up
    from reading
    inner join warehouse.fact_early_help_episode as fact
        on
            fact.end_date >= cast(:first_month as date) - make_interval(months => reading.follow_months)
            and fact.end_date
            < cast(:last_month as date) + interval '1 month' - make_interval(months => reading.follow_months)
    where fact.local_authority_code = :local_authority_code
)

select
    month,
    variant,
    case when end_date < start_date then 'ended before it started' end as excluded,
    coalesce(is_stepped_up, false)::integer as numerator,
    1 as denominator,
    child_key,
    end_date as on_date,
    case when is_pilot then 'pilot of the wider model' else 'other family help' end as model
from episode
