-- One row per foster household approved, from enquiry to the end of its approval.
with enquiries as (
    -- the enquiry that led to the household: the first, where several did
    select distinct on (household_id)
        household_id,
        enquiry_date,
        application_date
    from staging.foster_enquiries_current
    where household_id is not null
    order by household_id, enquiry_date, enquiry_id
),

resignations as (
    select distinct on (household_id)
        household_id,
        notice_date,
        main_reason
    from staging.foster_resignations_current
    order by household_id asc, notice_date desc, source_row asc
)

select distinct on (household.household_id)
    cast(:local_authority_code as text) as local_authority_code,
    household.household_id,
    case household.household_type when 'MAINSTREAM' then 'mainstream' when 'KINSHIP' then 'kinship' else 'other' end
        as household_type,
    coalesce(area.area_code, '-1') as area_code,
    enquiries.enquiry_date,
    enquiries.application_date,
    household.approved_date,
    resignations.notice_date as resignation_notice_date,
    household.deregistered_date,
    household.deregistration_reason as deregistration_reason_code,
    resignations.main_reason as resignation_reason_code,
    coalesce(household.approved_places, 0) as approved_places,
    household.approved_date - enquiries.enquiry_date as enquiry_to_approval_days,
    household.deregistered_date - household.approved_date as approved_days
from staging.foster_households_current as household
left join enquiries on household.household_id = enquiries.household_id
left join resignations on household.household_id = resignations.household_id
left join warehouse.dim_area as area on area.level = 'district' and household.district = area.district
where household.approved_date is not null
order by household.household_id, household.source_file, household.source_row
