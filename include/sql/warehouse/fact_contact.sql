-- One row per contact about a child with children's social care.
with contacts as (
    select distinct on (cont_contact_id)
        *,
        case
            when pg_input_is_valid(cont_contact_outcome_json, 'jsonb') then cont_contact_outcome_json::jsonb
        end as outcome
    from staging.ssd_contacts_current
    where cont_contact_date is not null
    order by cont_contact_id, source_file, source_row
)

select
    cast(:local_authority_code as text) as local_authority_code,
    contacts.cont_contact_id as contact_id,
    coalesce(child.child_key, -1) as child_key,
    contacts.cont_contact_date as contact_date,
    reference.member(source.referral_source_code, contacts.cont_contact_source_code) as referral_source_code,
    coalesce(contacts.outcome ->> 'NEW_REFERRAL_FLAG' = 'Y', false) as is_new_referral,
    coalesce(
        contacts.outcome ->> 'NFA_FLAG' = 'Y' or contacts.outcome ->> 'ADVICE_FLAG' = 'Y', false
    ) as is_no_further_action
from contacts
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and contacts.cont_person_id = child.identifier
left join warehouse.dim_referral_source as source
    on contacts.cont_contact_source_code = source.referral_source_code
