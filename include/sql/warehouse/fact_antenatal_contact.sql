-- One row per expected birth and the antenatal contact due from 28 weeks of pregnancy.
select distinct on (contact.contact_id)
    cast(:local_authority_code as text) as local_authority_code,
    contact.contact_id,
    date_trunc('month', contact.expected_delivery_date)::date as expected_month,
    contact.contact_date,
    contact.gestation_weeks,
    case
        when contact.contact_date is null then '-2'
        else reference.member(setting.setting_code, contact.setting)
    end as setting_code,
    case
        when contact.contact_date is null then '-2'
        else reference.member(role.staff_role_code, contact.staff_role)
    end as staff_role_code,
    case
        when contact.contact_date is not null then contact.setting in ('HOME', 'CLINIC', 'FAMILY_HUB', 'NURSERY')
    end as is_face_to_face,
    contact.provider_code
from staging.health_visitor_antenatal_contacts_current as contact
left join warehouse.dim_contact_setting as setting on contact.setting = setting.setting_code
left join warehouse.dim_health_visiting_role as role on contact.staff_role = role.staff_role_code
order by contact.contact_id, contact.source_file, contact.source_row
