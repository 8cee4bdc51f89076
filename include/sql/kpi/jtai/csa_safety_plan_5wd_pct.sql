-- Strategy discussions about sexual abuse, by the month in which the safety plan fell due: those with a plan by then.
with concern as (
    select
        discussion.*,
        -- where no bank holidays are known nothing falls due: told in the month of the discussion
        coalesce(due.date_key, discussion.discussion_date) as counted_date,
        due.date_key is null as is_due_unknown,
        coalesce(discussion.safety_plan_working_days <= :limit_working_days, false) as is_in_time
    from warehouse.fact_strategy_discussion as discussion
    left join warehouse.dim_date as held on discussion.discussion_date = held.date_key
    left join warehouse.dim_date as due
        on
            due.is_working_day
            and held.working_day_number + cast(:limit_working_days as integer) = due.working_day_number
    where
        discussion.local_authority_code = :local_authority_code
        and discussion.is_sexual_abuse
        and discussion.discussion_date < cast(:last_month as date) + interval '1 month'
)

select
    date_trunc('month', counted_date)::date as month,
    case
        when safety_plan_date < discussion_date then 'plan dated before the discussion'
        when strategy_decision_code = 'NO FURTHER ACTION' then 'concern not substantiated'
        when is_due_unknown then 'working days not known'
    end as excluded,
    is_in_time::integer as numerator,
    1 as denominator,
    child_key,
    counted_date as on_date,
    case when is_in_family then 'in the family' else 'elsewhere' end as environment
from concern
where
    counted_date >= :first_month
    and counted_date < cast(:last_month as date) + interval '1 month'
