select
    code as wait_end_reason_code,
    name,
    group_name,
    valid_from,
    valid_to,
    sort_order
from reference.code_list
where list_name = 'wait_end_reason'
