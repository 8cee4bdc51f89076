-- The roles people and the pipeline get their rights by. Nobody logs in as one: a login is made a member of it.
-- Roles belong to the whole server, hence the prefix; run by whoever may create roles, as often as you like.
do $$
declare
    role_name text;
begin
    foreach role_name in array array[
        'childrens_pipeline',
        'childrens_data_engineer',
        'childrens_analyst',
        'childrens_safeguarding',
        'childrens_reader',
        -- who sees one service's records; the name's end is the area's
        'childrens_area_education',
        'childrens_area_health',
        'childrens_area_social_care',
        'childrens_area_finance',
        -- beside another role: records of restricted children too
        'childrens_restricted_records'
    ] loop
        begin
            execute format('create role %I nologin', role_name);
        exception when duplicate_object then
            null;
        end;
    end loop;
end $$;
