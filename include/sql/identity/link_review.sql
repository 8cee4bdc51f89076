-- Make the open questions those found now; what somebody decided stays as it was decided.
delete from identity.link_review as known
where
    known.status = 'open'
    and not exists (
        select 1
        from pg_temp.found_doubt as found
        where
            found.one_type = known.one_type
            and found.one_identifier = known.one_identifier
            and found.other_type = known.other_type
            and found.other_identifier = known.other_identifier
    );

insert into identity.link_review as known (
    one_type, one_identifier, other_type, other_identifier, reason, match_weight
)
select
    one_type,
    one_identifier,
    other_type,
    other_identifier,
    reason,
    match_weight
from pg_temp.found_doubt
on conflict (one_type, one_identifier, other_type, other_identifier) do update
    set reason = excluded.reason, match_weight = excluded.match_weight
    where
    known.status = 'open'
    and (known.reason, known.match_weight) is distinct from (excluded.reason, excluded.match_weight);
