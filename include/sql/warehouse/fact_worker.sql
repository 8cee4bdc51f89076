-- One row per professional, as last told.
select distinct on (worker.prof_professional_id)
    cast(:local_authority_code as text) as local_authority_code,
    worker.prof_professional_id as professional_id,
    reference.member(role.worker_role_code, worker.prof_professional_job_title) as worker_role_code,
    coalesce(team.team_id, '-1') as team_id,
    worker.prof_start_date as start_date,
    worker.prof_end_date as end_date,
    worker.prof_full_time_equivalency as fte,
    coalesce(worker.prof_agency_worker_flag = 'Y', false) as is_agency,
    worker.prof_social_worker_registration_no is not null as is_social_worker
from staging.ssd_professionals_current as worker
left join warehouse.dim_worker_role as role on worker.prof_professional_job_title = role.name
left join warehouse.dim_team as team on worker.prof_professional_department = team.team_id
order by worker.prof_professional_id, worker.source_file, worker.source_row
