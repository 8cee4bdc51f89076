-- Look-ups in identity. A reader's own transaction could take back the row that tells of a look-up, but not the line in
-- the server's log.
create or replace function identity.record_look_up(found_child bigint, why text) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if coalesce(btrim(why), '') = '' then
        raise exception 'a look-up needs a reason: say why you must know who this is';
    end if;
    insert into identity.look_up (looked_up_by, child_key, reason) values (session_user, found_child, why);
    raise log 'identity look-up by %, child %', session_user, coalesce(found_child::text, 'not found');
end $$;

create or replace function identity.find_child(of_type text, value text, reason text) returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    found_child bigint;
begin
    select known.child_key into found_child
    from identity.child_identifier as known
    where known.identifier_type = of_type and known.identifier = value;
    perform identity.record_look_up(found_child, reason);
    return found_child;
end $$;

create or replace function identity.identifiers_of(child bigint, reason text)
returns table (identifier_type text, identifier text)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform identity.record_look_up(child, reason);
    return query
    select known.identifier_type, known.identifier
    from identity.child_identifier as known
    where known.child_key = child
    order by known.identifier_type, known.identifier;
end $$;

-- Reviews of links. Who sees one learns of two identifiers, so each is a look-up of both children.
create or replace function identity.open_reviews(how_many integer, because text)
returns table (
    review_id bigint,
    one_type text,
    one_identifier text,
    other_type text,
    other_identifier text,
    reason text,
    match_weight numeric
)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    shown record;
begin
    for shown in
        select review.*
        from identity.link_review as review
        where review.status = 'open'
        -- doubts about numbers first, then the likeliest
        order by review.match_weight desc nulls first, review.review_id
        limit how_many
    loop
        perform identity.record_review(shown.review_id, because);
        review_id := shown.review_id;
        one_type := shown.one_type;
        one_identifier := shown.one_identifier;
        other_type := shown.other_type;
        other_identifier := shown.other_identifier;
        reason := shown.reason;
        match_weight := shown.match_weight;
        return next;
    end loop;
end $$;

create or replace function identity.decide_review(review bigint, verdict text, because text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if verdict is null or verdict not in ('same', 'different') then
        raise exception 'a decision is same (one child) or different (two)';
    end if;
    perform identity.record_review(review, because);
    update identity.link_review
    set
        status = 'decided', decision = verdict, decided_by = session_user, decided_at = now(),
        decided_because = because
    where review_id = review;
end $$;

create or replace function identity.record_review(review bigint, because text) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    asked record;
    found_child bigint;
begin
    select * into asked from identity.link_review where review_id = review;
    if not found then
        raise exception 'there is no review with that number';
    end if;
    for found_child in
        select distinct known.child_key
        from identity.child_identifier as known
        where
            (known.identifier_type, known.identifier) in (
                (asked.one_type, asked.one_identifier), (asked.other_type, asked.other_identifier)
            )
    loop
        perform identity.record_look_up(found_child, because);
    end loop;
    -- also where neither is there as it is written in the review
    if not found then
        perform identity.record_look_up(null, because);
    end if;
end $$;

comment on function identity.record_look_up(bigint, text) is 'Keep that somebody looked a child up, and why.';
comment on function identity.find_child(text, text, text) is
'The child_key of an identifier (nhs_number, upn, case_id, education_person_id …), null where there is none. Logged.';
comment on function identity.identifiers_of(bigint, text) is 'Every identifier of the child with this child_key. Logged.';
comment on function identity.open_reviews(integer, text) is
'Pairs of identifiers that may be one child, to be decided on. Logged, as a look-up of each child.';
comment on function identity.decide_review(bigint, text, text) is
'Decide that the two identifiers of a review are one child (same) or two (different). Logged.';
comment on function identity.record_review(bigint, text) is 'Keep that somebody saw or decided a review, and why.';
