-- One row per child, worker and stretch of time the worker was allocated.
select distinct on (involvement.invo_involvements_id)
    cast(:local_authority_code as text) as local_authority_code,
    involvement.invo_involvements_id as involvement_id,
    coalesce(child.child_key, -1) as child_key,
    involvement.invo_professional_id as worker_id,
    coalesce(team.team_id, '-1') as team_id,
    involvement.invo_referral_id as referral_id,
    involvement.invo_involvement_start_date as start_date,
    involvement.invo_involvement_end_date as end_date,
    involvement.invo_worker_change_reason as change_reason_code,
    involvement.invo_involvement_end_date - involvement.invo_involvement_start_date as open_days
from staging.ssd_involvements_current as involvement
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and involvement.invo_person_id = child.identifier
left join warehouse.dim_team as team on involvement.invo_professional_team = team.team_id
where involvement.invo_involvement_start_date is not null
order by involvement.invo_involvements_id, involvement.source_file, involvement.source_row
