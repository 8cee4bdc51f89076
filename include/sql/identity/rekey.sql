-- After a new secret: what is kept about a child has the child's new key.
create temporary table new_key on commit drop as
select
    before.child_key as old_key,
    min(known.child_key) as new_key
from pg_temp.keys_before as before
inner join identity.child_identifier as known
    on before.identifier_type = known.identifier_type and before.identifier = known.identifier
group by before.child_key;

update identity.look_up as kept
set child_key = changed.new_key
from pg_temp.new_key as changed
where kept.child_key = changed.old_key;

update identity.child_key_change as kept
set old_child_key = changed.new_key
from pg_temp.new_key as changed
where kept.old_child_key = changed.old_key;

update identity.child_key_change as kept
set new_child_key = changed.new_key
from pg_temp.new_key as changed
where kept.new_child_key = changed.old_key;
