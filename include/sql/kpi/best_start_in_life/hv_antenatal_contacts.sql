-- Antenatal contacts of health visitors, by the month of the contact; one row is a mother and pregnancy, which has
-- one first contact.
with contact as (
    select
        date_trunc('month', fact.contact_date)::date as month,
        coalesce(fact.is_face_to_face, false) as is_face_to_face,
        fact.staff_role_code = 'HV' as is_by_health_visitor,
        fact.setting_code = 'HOME' as is_at_home,
        fact.gestation_weeks,
        fact.expected_month,
        setting.name as setting
    from warehouse.fact_antenatal_contact as fact
    left join warehouse.dim_contact_setting as setting
        on fact.setting_code = setting.setting_code and fact.setting_code not like '-%'
    where
        fact.local_authority_code = :local_authority_code
        and fact.contact_date >= :first_month
        and fact.contact_date < cast(:last_month as date) + interval '1 month'
        and (fact.gestation_weeks is null or fact.gestation_weeks >= :from_weeks)
)

select
    contact.month,
    reading.variant,
    case
        when contact.gestation_weeks is null then 'weeks of pregnancy not told'
        when contact.gestation_weeks > :longest_weeks then 'weeks of pregnancy cannot be right'
    end as excluded,
    1 as numerator,
    null::numeric as denominator,
    contact.setting
from contact
cross join
    lateral (
        values
        (null, contact.is_face_to_face and contact.is_by_health_visitor),
        ('any contact', true),
        ('at home by a health visitor', contact.is_at_home and contact.is_by_health_visitor)
    ) as reading (variant, is_counted)
where reading.is_counted
union all
-- what the contacts can be compared with, as there is no national denominator
select
    expected_month as month,
    'births expected' as variant,
    null as excluded,
    1 as numerator,
    null::numeric as denominator,
    null as setting
from warehouse.fact_antenatal_contact
where
    local_authority_code = :local_authority_code
    and expected_month between :first_month and :last_month
