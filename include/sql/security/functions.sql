-- Whose records few may see, for the policies on rows. Nobody has usage of its schema: a policy finds it, a person cannot
-- name it, and so nobody can list these children. A restriction holds from when it is known until the day it is lifted.
create schema if not exists row_security;
comment on schema row_security is 'What the policies on rows ask; nobody may use it directly.';

create or replace function row_security.hidden_children() returns setof bigint
language sql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'Europe/London'
as $$
    select restricted.child_key
    from identity.restricted_child as restricted
    where restricted.restricted_to is null or restricted.restricted_to > current_date
$$;
comment on function row_security.hidden_children() is 'Children whose records only some may see today.';

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
    -- the line above stays in the log when this takes the row back
    if
        found_child in (select hidden.child_key from row_security.hidden_children() as hidden (child_key))
        and not pg_has_role(session_user, 'childrens_restricted_records', 'usage')
    then
        raise exception 'the record of this child is restricted: ask somebody who may see restricted records';
    end if;
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
        where
            review.status = 'open'
            -- one about a restricted child is for those who may see restricted records
            and (
                pg_has_role(session_user, 'childrens_restricted_records', 'usage')
                or not exists (
                    select
                    from identity.child_identifier as known
                    inner join row_security.hidden_children() as hidden (child_key)
                        on known.child_key = hidden.child_key
                    where
                        (known.identifier_type, upper(regexp_replace(known.identifier, '\s', '', 'g'))) in (
                            (review.one_type, review.one_identifier), (review.other_type, review.other_identifier)
                        )
                )
            )
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
            (known.identifier_type, upper(regexp_replace(known.identifier, '\s', '', 'g'))) in (
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

comment on function identity.record_look_up(bigint, text) is 'Keep that somebody looked a child up, and why; refuse where the record is restricted.';
comment on function identity.find_child(text, text, text) is
'The child_key of an identifier (nhs_number, upn, case_id, education_person_id …), null where there is none. Logged.';
comment on function identity.identifiers_of(bigint, text) is 'Every identifier of the child with this child_key. Logged.';
comment on function identity.open_reviews(integer, text) is
'Pairs of identifiers that may be one child, to be decided on. Logged, as a look-up of each child.';
comment on function identity.decide_review(bigint, text, text) is
'Decide that the two identifiers of a review are one child (same) or two (different). Logged.';
comment on function identity.record_review(bigint, text) is 'Keep that somebody saw or decided a review, and why.';

-- A year of a fact kept by month. Only the owner of a table may give it a partition, and the pipeline is not the owner.
create or replace function warehouse.have_partition(table_name text, year integer) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if to_regclass(format('warehouse.%I', table_name || '_' || year)) is not null then
        return;
    end if;
    if not exists (
        select from pg_class
        where relnamespace = 'warehouse'::regnamespace and relname = table_name and relkind = 'p'
    ) then
        raise exception '% is not a table of the warehouse kept by month', table_name;
    end if;
    execute format(
        'create table warehouse.%I partition of warehouse.%I for values from (%L) to (%L)',
        table_name || '_' || year, table_name, make_date(year, 1, 1), make_date(year + 1, 1, 1)
    );
    -- rows are read through the table, whose policies say which
    execute format(
        'revoke all on table warehouse.%I from public, childrens_data_engineer, childrens_analyst, '
        'childrens_safeguarding, childrens_reader',
        table_name || '_' || year
    );
end $$;

comment on function warehouse.have_partition(text, integer) is 'Have a partition for a year of a table kept by month.';

-- Which member of a dimension a fact refers to: the one found, or else that none was given (-1) or none fits (-3).
create or replace function reference.member(found text, given text) returns text
language sql
immutable
parallel safe
return coalesce(found, case when given is null then '-1' else '-3' end);

comment on function reference.member(text, text) is
'The member found; -1 where nothing was given, -3 where what was given is not in the list.';
