-- One row per child and period of care with a decision for adoption or an order for permanence.
with steps as (
    select distinct on (permanence.perm_table_id)
        permanence.*,
        coalesce(child.child_key, -1) as child_key,
        least(
            permanence.perm_adm_decision_date,
            permanence.perm_ffa_cp_decision_date,
            permanence.perm_placement_order_date,
            permanence.perm_matched_date,
            permanence.perm_placed_for_adoption_date,
            permanence.perm_permanence_order_date
        ) as first_step_date
    from staging.ssd_permanence_current as permanence
    left join identity.child_identifier as child
        on child.identifier_type = 'case_id' and permanence.perm_person_id = child.identifier
    order by permanence.perm_table_id, permanence.source_file, permanence.source_row
)

select
    cast(:local_authority_code as text) as local_authority_code,
    perm_table_id as permanence_id,
    child_key,
    first_step_date,
    perm_adm_decision_date as adoption_decision_date,
    perm_placement_order_date as placement_order_date,
    perm_matched_date as matched_date,
    perm_placed_for_adoption_date as placed_for_adoption_date,
    perm_permanence_order_date as order_date,
    case perm_permanence_order_type
        when 'Adoption' then 'adoption'
        when 'Special Guardianship' then 'special_guardianship'
        when 'Child Arrangements Order/ Residence Order' then 'child_arrangements'
        else 'none'
    end as order_type,
    perm_decision_reversed_date as decision_reversed_date,
    perm_decision_reversed_reason as decision_reversed_reason_code,
    coalesce(perm_adopted_by_carer_flag = 'Y', false) as is_adopted_by_carer,
    perm_placed_for_adoption_date - perm_adm_decision_date as decision_to_placed_days,
    perm_matched_date - perm_placement_order_date as order_to_matched_days
from steps
where first_step_date is not null
