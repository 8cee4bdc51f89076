-- One row per part-time timetable agreed for a pupil.
select distinct on (arrangement.arrangement_id)
    cast(:local_authority_code as text) as local_authority_code,
    arrangement.arrangement_id,
    coalesce(child.child_key, -1) as child_key,
    coalesce(establishment.urn, '-1') as urn,
    arrangement.start_date,
    arrangement.planned_end_date,
    arrangement.end_date,
    reference.member(reason.timetable_reason_code, arrangement.reason) as timetable_reason_code,
    arrangement.hours_a_week,
    arrangement.parent_agreed = 'Y' as is_parent_agreed,
    arrangement.planned_end_date - arrangement.start_date as planned_days,
    arrangement.end_date - arrangement.start_date as duration_days
from staging.reduced_timetables_current as arrangement
left join identity.child_identifier as child on child.identifier_type = 'upn' and arrangement.upn = child.identifier
left join warehouse.dim_establishment as establishment on arrangement.urn = establishment.urn
left join warehouse.dim_reduced_timetable_reason as reason on arrangement.reason = reason.timetable_reason_code
order by arrangement.arrangement_id, arrangement.source_file, arrangement.source_row
