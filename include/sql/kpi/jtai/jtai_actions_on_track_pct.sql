-- Actions of the joint inspection's action plan that were due by the end of each month: those complete or on track.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month - 1 day')::date as last_day
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
)

select
    month_end.month,
    case
        -- the day it was done says how it stood at the end of any month
        when action.completed_date is not null then action.completed_date <= month_end.last_day
        when action.milestone_status_code = 'COMPLETE' then coalesce(action.status_date <= month_end.last_day, true)
        -- only the latest status is kept: it speaks for the months before as well
        else action.milestone_status_code = 'ON_TRACK'
    end::integer as numerator,
    1 as denominator,
    case when action.lead_agency_code not like '-%' then agency.name end as lead_agency
from month_end
inner join warehouse.fact_milestone as action on month_end.last_day >= action.due_date
left join warehouse.dim_lead_agency as agency on action.lead_agency_code = agency.lead_agency_code
where
    action.local_authority_code = :local_authority_code
    and action.programme_code = 'jtai'
