select
    code as home_education_reason_code,
    name,
    group_name,
    valid_from,
    valid_to,
    sort_order
from reference.code_list
where list_name = 'home_education_reason'
