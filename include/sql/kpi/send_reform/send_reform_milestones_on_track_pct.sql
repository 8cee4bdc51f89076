-- Milestones of the SEND reform plan due by the end of each month, and those complete by then or rated on track. The
-- tracker says how each stands now: one reached late was late in the months between.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
)

select
    month_end.month,
    null as variant,
    case milestone.milestone_status_code
        -- one complete on a day that is not told has been since it was due
        when 'COMPLETE' then coalesce(milestone.completed_date <= month_end.last_day, true)
        else milestone.milestone_status_code = 'ON_TRACK'
    end::integer as numerator,
    1 as denominator
from month_end
inner join warehouse.fact_milestone as milestone on month_end.last_day >= milestone.due_date
where
    milestone.local_authority_code = :local_authority_code
    and milestone.programme_code = 'send_reform'
union all
-- the gate: the Department for Education has approved the plan, which the tracker of its grant tells
select
    month,
    'gate: approved by the Department for Education' as variant,
    (
        approval_status_code = 'APPROVED' and coalesce(approval_date < month + interval '1 month', true)
    )::integer as numerator,
    1 as denominator
from warehouse.fact_high_needs_stability_grant
where
    local_authority_code = :local_authority_code
    and month between :first_month and :last_month
