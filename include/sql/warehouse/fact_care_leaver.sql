-- One row per care leaver and year of SSDA903, as told about the time of the birthday.
-- the latest delivery of each year: what counts now holds a child's last year alone
with delivery as (
    select
        calendar.collection_year,
        max(told.period) as period
    from staging.ssda903_oc3 as told
    inner join warehouse.dim_date as calendar on told.period = calendar.date_key
    group by calendar.collection_year
),

told as (
    select distinct on (coalesce(child.child_key, -1), delivery.collection_year)
        told.*,
        coalesce(child.child_key, -1) as child_key,
        delivery.collection_year
    from staging.ssda903_oc3 as told
    inner join delivery on told.period = delivery.period
    left join identity.child_identifier as child
        on child.identifier_type = 'case_id' and told.child = child.identifier
    order by coalesce(child.child_key, -1) asc, delivery.collection_year asc, told.child asc
),

-- of birthdays from April to December the year before that of 31 March
aged as (
    select
        *,
        collection_year - (extract(month from dob) > 3)::integer - extract(year from dob)::integer as age_years,
        -- accommodation and whether it is suitable are one code, such as U1; 0, 01 and 02 name no accommodation
        substring(accom from '^[A-Z]') as accommodation,
        substring(accom from '^[A-Z0]([12])$') as suitability
    from told
),

last_known as (
    select distinct on (child.child_key)
        child.child_key,
        leaver.*
    from staging.ssd_care_leavers_current as leaver
    inner join identity.child_identifier as child
        on child.identifier_type = 'case_id' and leaver.clea_person_id = child.identifier
    order by child.child_key asc, leaver.clea_care_leaver_latest_contact desc nulls last, leaver.clea_table_id asc
)

select
    cast(:local_authority_code as text) as local_authority_code,
    aged.child_key,
    aged.collection_year,
    (date_trunc('month', aged.dob) + make_interval(years => aged.age_years))::date as birthday_month,
    (date_trunc('month', aged.dob) + make_interval(years => aged.age_years, months => 11))::date as counted_to_month,
    aged.age_years,
    reference.member(contact.contact_code, aged.in_touch) as contact_code,
    reference.member(activity.activity_code, nullif(aged.activ, '0')) as activity_code,
    reference.member(accommodation.accommodation_code, aged.accommodation) as accommodation_code,
    aged.suitability = '1' as is_accommodation_suitable,
    case last_known.clea_care_leaver_eligibility
        when 'Former Relevant' then 'former_relevant'
        when 'Relevant' then 'relevant'
        when 'Eligible' then 'eligible'
        when 'Qualifying' then 'qualifying'
        when 'No Current Eligibility' then 'none'
    end as eligibility,
    last_known.clea_care_leaver_latest_contact as latest_contact_date,
    last_known.clea_pathway_plan_review_date as pathway_plan_review_date,
    coalesce(team.team_id, '-1') as team_id
from aged
left join last_known on aged.child_key = last_known.child_key
left join warehouse.dim_care_leaver_contact as contact on aged.in_touch = contact.contact_code
left join warehouse.dim_care_leaver_activity as activity on aged.activ = activity.activity_code
left join warehouse.dim_care_leaver_accommodation as accommodation
    on aged.accommodation = accommodation.accommodation_code
left join warehouse.dim_team as team on last_known.clea_care_leaver_allocated_team = team.team_id
