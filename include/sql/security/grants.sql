-- Who may do what, whole: what is not granted here, or with a staging table (stage/tables.py), is not allowed.
-- Run by the owner of the warehouse after every migration.

-- nobody gets anything by being there
revoke all on schema public from public;
revoke all on all tables in schema identity, quarantine, staging from
childrens_data_engineer, childrens_analyst, childrens_safeguarding, childrens_reader;
revoke all on all functions in schema identity from public;

do $$
declare
    role_names constant text := 'childrens_pipeline, childrens_data_engineer, childrens_analyst, '
    || 'childrens_safeguarding, childrens_reader';
begin
    execute format('grant connect on database %I to %s', current_database(), role_names);
    execute format('grant temporary on database %I to childrens_pipeline', current_database());
    -- for analyze; a word of PostgreSQL 17 that the SQL check does not know yet
    execute 'grant maintain on all tables in schema staging, warehouse, kpi to childrens_pipeline';
    execute 'alter default privileges in schema staging, warehouse, kpi grant maintain on tables to childrens_pipeline';
end $$;

-- the pipeline: rows of every table, and no table's shape
grant usage on schema
staging, quarantine, quality, identity, reference, warehouse, kpi, published
to childrens_pipeline;
grant select, insert, update, delete on all tables in schema
staging, quarantine, quality, identity, reference, warehouse, kpi, published
to childrens_pipeline;
alter default privileges in schema
staging, quarantine, quality, identity, reference, warehouse, kpi, published
grant select, insert, update, delete on tables to childrens_pipeline;
-- who looked a child up is not for the pipeline to change
revoke all on table identity.look_up from childrens_pipeline;

-- readers: what is published, small numbers suppressed
grant usage on schema published to
childrens_reader, childrens_analyst, childrens_data_engineer, childrens_safeguarding;
grant select on all tables in schema published to
childrens_reader, childrens_analyst, childrens_data_engineer, childrens_safeguarding;
alter default privileges in schema published grant select on tables to
childrens_reader, childrens_analyst, childrens_data_engineer, childrens_safeguarding;

-- analysts, data engineers and safeguarding leads: records without names, and how good they are
grant usage on schema warehouse, kpi, quality, reference to
childrens_analyst, childrens_data_engineer, childrens_safeguarding;
grant select on all tables in schema warehouse, kpi, quality, reference to
childrens_analyst, childrens_data_engineer, childrens_safeguarding;
alter default privileges in schema warehouse, kpi, quality, reference grant select on tables to
childrens_analyst, childrens_data_engineer, childrens_safeguarding;

-- data engineers: which rows were set apart and why, not what is in them
grant usage on schema staging, quarantine to childrens_data_engineer;
grant select (batch_id, source_file, source_row, feed, month, reasons)
on table quarantine.quarantined_row to childrens_data_engineer;

-- safeguarding leads: one child at a time, by functions that keep who asked
grant usage on schema identity to childrens_safeguarding;
grant execute on function identity.find_child(text, text, text) to childrens_safeguarding;
grant execute on function identity.identifiers_of(bigint, text) to childrens_safeguarding;
