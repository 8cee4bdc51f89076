-- Who may do what, whole: what is not granted here, with a staging table (stage/tables.py), with the rows of a table
-- (rows.sql) or with a fact's area (model/areas.py), is not allowed.
-- Run by the owner of the warehouse after every migration. What somebody gave by hand is taken back; tables in these
-- schemas that belong to somebody else are left as they are.
do $$
declare
    everybody constant text := 'childrens_pipeline, childrens_data_engineer, childrens_analyst, '
    || 'childrens_safeguarding, childrens_reader, childrens_restricted_records, childrens_area_education, '
    || 'childrens_area_health, childrens_area_social_care, childrens_area_finance';
    schema_name text;
    relation regclass;
    given record;
begin
    execute format('grant connect on database %I to %s', current_database(), everybody);
    -- who may make temporary tables may make functions in their schema, and look through other eyes
    execute format('revoke temporary on database %I from public', current_database());
    execute format('grant temporary on database %I to childrens_pipeline', current_database());
    foreach schema_name in array array[
        'staging', 'quarantine', 'quality', 'identity', 'reference', 'warehouse', 'kpi', 'published',
        'row_security'
    ] loop
        execute format('revoke all on schema %I from public, %s', schema_name, everybody);
        execute format('revoke all on all functions in schema %I from public, %s', schema_name, everybody);
        execute format('alter default privileges in schema %I revoke all on tables from %s', schema_name, everybody);
        for relation in
            select oid from pg_class
            where
                relnamespace = schema_name::regnamespace
                and relkind in ('r', 'p', 'v', 'm')
                and pg_has_role(relowner, 'usage')
        loop
            execute format('revoke all on table %s from public, %s', relation, everybody);
        end loop;
    end loop;

    for given in
        select
            rights.who,
            granted.place,
            rights.what
        from (values
            -- what is published, small numbers suppressed
            ('childrens_reader', 'select', array['published']),
            -- records without names, and how good they are
            ('childrens_analyst', 'select', array['published', 'kpi', 'warehouse', 'quality', 'reference']),
            ('childrens_data_engineer', 'select', array['published', 'kpi', 'warehouse', 'quality', 'reference']),
            ('childrens_safeguarding', 'select', array['published', 'kpi', 'warehouse', 'quality', 'reference']),
            -- the tables of one service are granted with their area, rows of kpi and quality with their policy
            ('childrens_area_education', 'select', array['published', 'reference']),
            ('childrens_area_health', 'select', array['published', 'reference']),
            ('childrens_area_social_care', 'select', array['published', 'reference']),
            ('childrens_area_finance', 'select', array['published', 'reference']),
            -- rows of every table, and no table's shape
            (
                'childrens_pipeline',
                'select, insert, update, delete, maintain',
                array['published', 'kpi', 'warehouse', 'quality', 'reference', 'staging', 'quarantine', 'identity']
            )
        ) as rights (who, what, places)
        cross join unnest(rights.places) as granted (place)
    loop
        execute format('grant usage on schema %I to %I', given.place, given.who);
        -- a table made between two upgrades has no policy yet: nobody reads it before the next
        if given.who = 'childrens_pipeline' then
            execute format(
                'alter default privileges in schema %I grant %s on tables to %I', given.place, given.what, given.who
            );
        end if;
        for relation in
            select oid from pg_class
            where
                relnamespace = given.place::regnamespace
                and relkind in ('r', 'p', 'v', 'm')
                -- a partition is read through its table
                and (not relispartition or given.who = 'childrens_pipeline')
                and pg_has_role(relowner, 'usage')
        loop
            execute format('grant %s on table %s to %I', given.what, relation, given.who);
        end loop;
    end loop;
end $$;

grant usage on schema warehouse, kpi, quality
to childrens_area_education, childrens_area_health, childrens_area_social_care, childrens_area_finance;

-- by the policies on rows; without usage of the schema nobody can call it by name
grant execute on function row_security.hidden_children()
to childrens_analyst, childrens_data_engineer, childrens_safeguarding, childrens_area_education,
childrens_area_health, childrens_area_social_care, childrens_area_finance;

-- nobody gets anything by being there
revoke all on schema public from public;

-- who looked a child up is not for the pipeline to change
revoke all on table identity.look_up from childrens_pipeline;

-- nor what people decided about links, which keys changed, and which secret made them
revoke insert, update on table identity.link_review from childrens_pipeline;
grant insert (one_type, one_identifier, other_type, other_identifier, reason, match_weight)
on table identity.link_review to childrens_pipeline;
grant update (reason, match_weight) on table identity.link_review to childrens_pipeline;
revoke update, delete on table identity.child_key_change, identity.child_key_secret from childrens_pipeline;

-- data engineers: which rows were set apart and why, not what is in them
grant usage on schema staging, quarantine to childrens_data_engineer;
grant select (batch_id, source_file, source_row, feed, month, reasons)
on table quarantine.quarantined_row to childrens_data_engineer;

-- the pipeline: a year more of a fact kept by month, and the members that facts refer to
grant execute on function reference.member(text, text) to childrens_pipeline;
grant execute on function warehouse.have_partition(text, integer) to childrens_pipeline;

-- safeguarding leads: one child at a time, by functions that keep who asked
grant usage on schema identity to childrens_safeguarding;
grant execute on function identity.find_child(text, text, text) to childrens_safeguarding;
grant execute on function identity.identifiers_of(bigint, text) to childrens_safeguarding;
grant execute on function identity.open_reviews(integer, text) to childrens_safeguarding;
grant execute on function identity.decide_review(bigint, text, text) to childrens_safeguarding;
