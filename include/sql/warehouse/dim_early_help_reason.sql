select
    code as early_help_reason_code,
    name,
    group_name,
    valid_from,
    valid_to,
    sort_order
from reference.code_list
where list_name = 'early_help_reason'
