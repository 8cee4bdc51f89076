create temporary table keys_before on commit drop as
select
    identifier_type,
    identifier,
    child_key
from identity.child_identifier
