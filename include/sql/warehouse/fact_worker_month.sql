-- One row per month and professional there at its end or gone within it.
with months as (
    select
        month,
        (month + interval '1 month - 1 day')::date as month_end
    from unnest(cast(:months as date[])) as month
),

allocated as (
    select
        months.month,
        involvement.worker_id,
        count(distinct involvement.child_key) as children
    from months
    inner join warehouse.fact_involvement as involvement
        on
            months.month_end >= involvement.start_date
            and months.month_end < coalesce(involvement.end_date, 'infinity')
    where involvement.local_authority_code = :local_authority_code
    group by months.month, involvement.worker_id
)

select
    worker.local_authority_code,
    months.month,
    worker.worker_id,
    months.month_end,
    worker.worker_role_code,
    worker.team_id,
    worker.fte,
    worker.is_agency,
    worker.start_date >= months.month as is_started,
    coalesce(worker.end_date <= months.month_end, false) as is_left,
    coalesce(allocated.children, 0) as children_allocated
from months
inner join warehouse.fact_worker as worker
    on
        months.month_end >= worker.start_date
        and months.month <= coalesce(worker.end_date, 'infinity')
left join allocated on months.month = allocated.month and worker.worker_id = allocated.worker_id
where worker.local_authority_code = :local_authority_code
