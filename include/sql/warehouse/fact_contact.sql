-- One row per contact and child at the front door of children's social care.
-- The outcome is JSON text of flags, which the source does not always write well: it is searched, not read as JSON.
select distinct on (contact.cont_contact_id)
    cast(:local_authority_code as text) as local_authority_code,
    contact.cont_contact_id as contact_id,
    coalesce(child.child_key, -1) as child_key,
    contact.cont_contact_date as contact_date,
    reference.member(source.referral_source_code, contact.cont_contact_source_code) as referral_source_code,
    coalesce(contact.cont_contact_outcome_json ~ '"NEW_REFERRAL_FLAG" *: *"Y"', false) as is_new_referral,
    coalesce(contact.cont_contact_outcome_json ~ '"EXISTING_REFERRAL_FLAG" *: *"Y"', false) as is_existing_referral,
    coalesce(contact.cont_contact_outcome_json ~ '"CP_ENQUIRY_FLAG" *: *"Y"', false) as is_child_protection_enquiry,
    coalesce(contact.cont_contact_outcome_json ~ '"ADVICE_FLAG" *: *"Y"', false) as is_advice,
    coalesce(contact.cont_contact_outcome_json ~ '"NFA_FLAG" *: *"Y"', false) as is_no_further_action
from staging.ssd_contacts_current as contact
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and contact.cont_person_id = child.identifier
left join warehouse.dim_referral_source as source
    on contact.cont_contact_source_code = source.referral_source_code
order by contact.cont_contact_id, contact.source_file, contact.source_row
