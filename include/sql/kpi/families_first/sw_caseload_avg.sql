-- Social workers who hold cases at the end of each month: children allocated to them, over their full-time equivalents.
select
    worker.month,
    case
        when coalesce(worker.fte, 0) <= 0 then 'full-time equivalent not told'
    end as excluded,
    worker.allocated_children as numerator,
    worker.fte as denominator,
    case when worker.is_agency then 'agency' else 'employed' end as employment,
    case when worker.worker_role_code not like '-%' then role.name end as worker_role
from warehouse.fact_worker_month as worker
left join warehouse.dim_worker_role as role on worker.worker_role_code = role.worker_role_code
where
    worker.local_authority_code = :local_authority_code
    and worker.month between :first_month and :last_month
    and worker.is_at_month_end
    and worker.is_social_worker
    and worker.allocated_children >= :minimum_cases
