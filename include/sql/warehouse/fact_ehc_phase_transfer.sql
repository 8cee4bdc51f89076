-- One row per plan and move to the next phase of education.
-- The record of transfers names the plan only; whose it is, the reviews of the plan say.
with owners as (
    select
        review.plan_id,
        min(child.child_key) as child_key
    from staging.ehc_annual_reviews_current as review
    inner join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and review.council_pupil_id = child.identifier
    group by review.plan_id
)

select distinct on (transfer.plan_id, transfer.transfer_year)
    cast(:local_authority_code as text) as local_authority_code,
    transfer.plan_id,
    transfer.transfer_year::integer as transfer_year,
    coalesce(owners.child_key, -1) as child_key,
    reference.member(phase.phase_code, transfer.phase) as phase_code,
    transfer.statutory_date,
    transfer.final_amended_date,
    transfer.final_amended_date - transfer.statutory_date as statutory_to_final_days
from staging.ehc_phase_transfers_current as transfer
left join owners on transfer.plan_id = owners.plan_id
left join warehouse.dim_ehc_phase as phase on transfer.phase = phase.phase_code
order by transfer.plan_id, transfer.transfer_year, transfer.source_file, transfer.source_row
