-- One row per child and strategy discussion.
select distinct on (discussion.strategy_id)
    cast(:local_authority_code as text) as local_authority_code,
    discussion.strategy_id,
    coalesce(child.child_key, -1) as child_key,
    discussion.discussion_date,
    coalesce(discussion.is_sexual_abuse = 'Y', false) as is_sexual_abuse,
    coalesce(discussion.is_in_family = 'Y', false) as is_in_family,
    coalesce(discussion.attends_school = 'Y', false) as is_at_school,
    coalesce(discussion.social_care_attended = 'Y', false) as has_social_care,
    coalesce(discussion.police_attended = 'Y', false) as has_police,
    coalesce(discussion.health_attended = 'Y', false) as has_health,
    coalesce(discussion.education_attended = 'Y', false) as has_education,
    coalesce(
        discussion.social_care_attended = 'Y'
        and discussion.police_attended = 'Y'
        and discussion.health_attended = 'Y',
        false
    ) as is_three_agency,
    case discussion.decision
        when 'SECTION 47 JOINT' then 'section_47_joint'
        when 'SECTION 47 SINGLE' then 'section_47_single'
        when 'ASSESSMENT' then 'assessment'
        when 'NO FURTHER ACTION' then 'no_further_action'
        else 'not_known'
    end as decision,
    coalesce(area.area_code, '-1') as area_code,
    coalesce(discussion.is_multi_agency_team = 'Y', false) as is_multi_agency_team,
    discussion.section47_id as section_47_id
from staging.strategy_discussions_current as discussion
left join identity.child_identifier as child
    on child.identifier_type = 'case_id' and discussion.case_id = child.identifier
left join warehouse.dim_area as area on area.level = 'district' and discussion.district = area.district
where discussion.discussion_date is not null
order by discussion.strategy_id, discussion.source_file, discussion.source_row
