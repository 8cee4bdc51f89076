-- Where an identifier that was there gets another key: what became of the old key. Run before the keys are replaced.
-- It stays with a part of its child (split), or is given up for a key that was there (merge) or a new one (replaced).
insert into identity.child_key_change (month, old_child_key, new_child_key, kind)
select distinct
    cast(:month as date) as month,
    known.child_key as old_child_key,
    wanted.child_key as new_child_key,
    case
        when known.child_key in (select child_key from pg_temp.resolved) then 'split'
        when wanted.child_key in (select child_key from identity.child_identifier) then 'merge'
        else 'replaced'
    end as kind
from identity.child_identifier as known
inner join pg_temp.resolved as wanted
    on known.identifier_type = wanted.identifier_type and known.identifier = wanted.identifier
where known.child_key <> wanted.child_key
