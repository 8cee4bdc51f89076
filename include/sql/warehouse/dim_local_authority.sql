-- One row per council in England, and one for not known.
select
    local_authority_code,
    name,
    region,
    gss_code
from reference.local_authority
union all
select
    '-1' as local_authority_code,
    'Not known' as name,
    'Not known' as region,
    null as gss_code
