-- One row per professional of children's social care and post in a team.
select distinct on (professional.prof_professional_id)
    cast(:local_authority_code as text) as local_authority_code,
    professional.prof_professional_id as worker_id,
    reference.member(role.worker_role_code, professional.prof_professional_job_title) as worker_role_code,
    coalesce(team.team_id, '-1') as team_id,
    professional.prof_full_time_equivalency as fte,
    coalesce(professional.prof_agency_worker_flag = 'Y', false) as is_agency,
    professional.prof_social_worker_registration_no is not null as is_registered,
    professional.prof_start_date as start_date,
    professional.prof_end_date as end_date
from staging.ssd_professionals_current as professional
left join warehouse.dim_worker_role as role on professional.prof_professional_job_title = role.name
left join warehouse.dim_team as team on professional.prof_professional_department = team.team_id
where professional.prof_start_date is not null
order by professional.prof_professional_id, professional.source_file, professional.source_row
