select
    code as timetable_reason_code,
    name,
    group_name,
    valid_from,
    valid_to,
    sort_order
from reference.code_list
where list_name = 'reduced_timetable_reason'
