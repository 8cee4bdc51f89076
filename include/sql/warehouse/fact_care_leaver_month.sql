-- One row per month delivered and care leaver.
with leavers as (
    select distinct on (leaver.period, child.child_key)
        leaver.*,
        child.child_key,
        (leaver.period + interval '1 month - 1 day')::date as month_end,
        person.pers_dob as birth_date
    from staging.ssd_care_leavers as leaver
    inner join identity.child_identifier as child
        on child.identifier_type = 'case_id' and leaver.clea_person_id = child.identifier
    left join staging.ssd_person as person
        on leaver.period = person.period and leaver.clea_person_id = person.pers_person_id
    where leaver.period = any(cast(:months as date[]))
    -- a young person known by two ids: the latest contact
    order by
        leaver.period asc,
        child.child_key asc,
        leaver.clea_care_leaver_latest_contact desc nulls last,
        leaver.clea_table_id asc
)

select
    cast(:local_authority_code as text) as local_authority_code,
    leavers.period as month,
    leavers.child_key,
    leavers.month_end,
    case leavers.clea_care_leaver_eligibility
        when 'Relevant' then 'relevant'
        when 'Former Relevant' then 'former_relevant'
        when 'Eligible' then 'eligible'
        when 'Qualifying' then 'qualifying'
        when 'No Current Eligibility' then 'none'
        else 'not_known'
    end as eligibility,
    extract(year from age(leavers.month_end, leavers.birth_date))::integer as age_years,
    extract(month from leavers.birth_date)::integer as birthday_month,
    coalesce(leavers.clea_care_leaver_in_touch, '-1') as in_touch_code,
    leavers.month_end - leavers.clea_care_leaver_latest_contact as days_since_contact,
    reference.member(activity.activity_code, leavers.clea_care_leaver_activity) as activity_code,
    reference.member(accommodation.accommodation_code, leavers.clea_care_leaver_accommodation) as accommodation_code,
    case leavers.clea_care_leaver_accom_suitable when '1' then true when '2' then false end
        as is_accommodation_suitable,
    leavers.clea_pathway_plan_review_date >= leavers.month_end - interval '6 months' as is_pathway_plan_reviewed,
    coalesce(team.team_id, '-1') as team_id
from leavers
left join warehouse.dim_care_leaver_activity as activity
    on leavers.clea_care_leaver_activity = activity.activity_code
left join warehouse.dim_care_leaver_accommodation as accommodation
    on leavers.clea_care_leaver_accommodation = accommodation.accommodation_code
left join warehouse.dim_team as team on leavers.clea_care_leaver_allocated_team = team.team_id
