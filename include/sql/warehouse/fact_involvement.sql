-- One row per child, professional and stretch of time.
with workers as (
    select distinct on (prof_professional_id)
        prof_professional_id as professional_id,
        prof_professional_job_title as job_title
    from staging.ssd_professionals_current
    order by prof_professional_id, source_file, source_row
)

select distinct on (involvement.invo_involvements_id)
    cast(:local_authority_code as text) as local_authority_code,
    involvement.invo_involvements_id as involvement_id,
    coalesce(child.child_key, -1) as child_key,
    involvement.invo_professional_id as professional_id,
    reference.member(role.worker_role_code, workers.job_title) as worker_role_code,
    coalesce(team.team_id, '-1') as team_id,
    involvement.invo_referral_id as referral_id,
    coalesce(involvement.invo_professional_role_id = 'ALLOCATED', false) as is_allocated,
    involvement.invo_involvement_start_date as start_date,
    involvement.invo_involvement_end_date as end_date,
    involvement.invo_involvement_end_date - involvement.invo_involvement_start_date as duration_days,
    reference.member(
        reason.worker_change_reason_code, involvement.invo_worker_change_reason
    ) as worker_change_reason_code
from staging.ssd_involvements_current as involvement
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and involvement.invo_person_id = child.identifier
left join workers on involvement.invo_professional_id = workers.professional_id
left join warehouse.dim_worker_role as role on workers.job_title = role.name
left join warehouse.dim_team as team on involvement.invo_professional_team = team.team_id
left join warehouse.dim_worker_change_reason as reason
    on involvement.invo_worker_change_reason = reason.worker_change_reason_code
order by involvement.invo_involvements_id, involvement.source_file, involvement.source_row
