-- Care leavers with a birthday in the 12 months to the end of each month, one row each, and whether they are in
-- education, employment or training about that birthday.
select
    leaver.month,
    case leaver.age_group when 'young' then 'aged 17 to 18' end as variant,
    -- an activity that is not known, as of those not in touch, is none
    (activity.group_name is not distinct from 'Education, employment or training')::integer as numerator,
    1 as denominator,
    leaver.excluded,
    leaver.child_key,
    leaver.on_date,
    leaver.age_years as age,
    case when contact.group_name <> 'Not counted' then contact.group_name end as contact
from care_leaver_birthday as leaver
left join warehouse.dim_care_leaver_activity as activity on leaver.activity_code = activity.activity_code
left join warehouse.dim_care_leaver_contact as contact
    on leaver.contact_code = contact.contact_code and contact.contact_code not like '-%'
