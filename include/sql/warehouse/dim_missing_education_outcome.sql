select
    code as missing_outcome_code,
    name,
    group_name,
    valid_from,
    valid_to,
    sort_order
from reference.code_list
where list_name = 'missing_education_outcome'
