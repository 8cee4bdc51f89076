-- One row per month and professional who was there on any day of it, with the children allocated at its end.
with month_ends as (
    select
        month,
        (month + interval '1 month')::date - 1 as month_end
    from unnest(cast(:months as date[])) as unnested (month)
),

-- children who are not known count one by one
allocated as (
    select
        month_ends.month,
        involvement.professional_id,
        count(
            distinct case
                when involvement.child_key = -1 then involvement.involvement_id else involvement.child_key::text
            end
        ) as children
    from month_ends
    inner join warehouse.fact_involvement as involvement
        on
            month_ends.month_end >= involvement.start_date
            and (involvement.end_date is null or month_ends.month_end < involvement.end_date)
    where involvement.local_authority_code = :local_authority_code and involvement.is_allocated
    group by month_ends.month, involvement.professional_id
)

select
    cast(:local_authority_code as text) as local_authority_code,
    month_ends.month,
    worker.professional_id,
    worker.worker_role_code,
    worker.team_id,
    worker.fte,
    worker.is_agency,
    worker.is_social_worker,
    worker.start_date >= month_ends.month as is_started,
    coalesce(worker.end_date <= month_ends.month_end, false) as is_ended,
    worker.end_date is null or worker.end_date > month_ends.month_end as is_at_month_end,
    coalesce(allocated.children, 0)::integer as allocated_children
from month_ends
inner join warehouse.fact_worker as worker
    on
        month_ends.month_end >= worker.start_date
        and (worker.end_date is null or month_ends.month <= worker.end_date)
left join allocated on month_ends.month = allocated.month and worker.professional_id = allocated.professional_id
where worker.local_authority_code = :local_authority_code
