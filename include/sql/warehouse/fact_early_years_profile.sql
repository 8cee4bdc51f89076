-- One row per child with an early years foundation stage profile.
with profiles as (
    select
        profile.*,
        coalesce(child.child_key, -1) as child_key,
        -- 1 emerging, 2 expected, A not assessed
        array[
            elg_1, elg_2, elg_3, elg_4, elg_5, elg_6, elg_7, elg_8, elg_9, elg_10, elg_11, elg_12, elg_13, elg_14, elg_15,
            elg_16, elg_17
        ] as goals,
        row_number() over (
            partition by coalesce(child.child_key, -1), profile.assessment_date
            order by profile.period desc, profile.upn asc
        ) as place
    from staging.eyfsp_results_current as profile
    left join identity.child_identifier as child on child.identifier_type = 'upn' and profile.upn = child.identifier
)

select
    cast(:local_authority_code as text) as local_authority_code,
    profiles.child_key,
    profiles.assessment_date,
    case profiles.child_key when -1 then profiles.place else 0 end::integer as not_known_number,
    coalesce(establishment.urn, '-1') as urn,
    coalesce(area.area_code, '-1') as area_code,
    reference.member(provision.sen_provision_code, profiles.senprovision) as sen_provision_code,
    coalesce(profiles.fsm = '1', false) as is_fsm_eligible,
    cardinality(array_positions(goals, '1')) + cardinality(array_positions(goals, '2')) as assessed_goals,
    cardinality(array_positions(goals, '2')) as expected_goals,
    goals[1:2] <@ array['2'] as is_communication_expected,
    goals[3:5] <@ array['2'] as is_personal_expected,
    goals[6:7] <@ array['2'] as is_physical_expected,
    goals[8:10] <@ array['2'] as is_literacy_expected,
    goals[11:12] <@ array['2'] as is_mathematics_expected,
    goals[13:15] <@ array['2'] as is_world_expected,
    goals[16:17] <@ array['2'] as is_arts_expected,
    goals[1:12] <@ array['2'] as is_good_level_of_development
from profiles
left join warehouse.dim_establishment as establishment on profiles.urn = establishment.urn
left join warehouse.dim_area as area on area.level = 'district' and profiles.district = area.name
left join warehouse.dim_sen_provision as provision on profiles.senprovision = provision.sen_provision_code
-- a child known by two pupil numbers: the latest delivery
where profiles.child_key = -1 or profiles.place = 1
