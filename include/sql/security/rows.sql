-- Which rows a reader sees of the tables he or she may read. Follows from the tables as they are: one with a child's key
-- shows nothing of restricted children, one with a domain, or that refers to one, shows each area its own.
-- Run by the owner after grants.sql. The owner is not held back (no `force`): measuring counts everybody, and a policy
-- that let the owner pass would change nothing but that pg_dump refuses to run.
do $$
declare
    -- records of no single service are everybody's
    shared constant text := 'reference';
    whole constant text := 'childrens_analyst, childrens_data_engineer, childrens_safeguarding';
    present record;
    relation record;
    area record;
begin
    -- what is there, made here or by hand
    for present in
        select
            policy.polname as name,
            class.oid::regclass as relation
        from pg_policy as policy
        inner join pg_class as class on policy.polrelid = class.oid
        where
            class.relnamespace::regnamespace::text in ('warehouse', 'kpi', 'quality')
            and pg_has_role(class.relowner, 'usage')
    loop
        execute format('drop policy %I on %s', present.name, present.relation);
    end loop;

    -- hashed once a query: a row costs one look into the hash
    for relation in
        select
            class.oid::regclass as name,
            string_agg(
                format(
                    '(%I in (select hidden.child_key from row_security.hidden_children() as hidden (child_key))) '
                    'is not true',
                    attribute.attname
                ),
                ' and '
                order by attribute.attnum
            ) as seen
        from pg_class as class
        inner join pg_attribute as attribute on class.oid = attribute.attrelid
        where
            class.relnamespace = 'warehouse'::regnamespace
            and class.relkind in ('r', 'p')
            and pg_has_role(class.relowner, 'usage')
            and attribute.attname ~ '(^|_)child_key$'
            and not attribute.attisdropped
        group by class.oid
    loop
        execute format('alter table %s enable row level security', relation.name);
        execute format('create policy not_restricted on %s for select using (%s)', relation.name, relation.seen);
        execute format(
            'create policy restricted on %s for select to childrens_restricted_records using (true)', relation.name
        );
        execute format('create policy pipeline on %s to childrens_pipeline using (true)', relation.name);
    end loop;

    for relation in
        with own as (
            select
                class.oid,
                attribute.attname
            from pg_class as class
            inner join pg_attribute as attribute on class.oid = attribute.attrelid
            where
                class.relnamespace::regnamespace::text in ('kpi', 'quality')
                and class.relkind in ('r', 'p')
                and pg_has_role(class.relowner, 'usage')
                and attribute.attname = 'domain'
        )

        select
            own.oid::regclass as name,
            'domain in (%1$L, %2$L)' as seen
        from own
        union all
        -- what belongs to a row of such a table is seen with it
        select
            reference.conrelid::regclass as name,
            format('%I in (select %I from %s)', here.attname, there.attname, reference.confrelid::regclass) as seen
        from pg_constraint as reference
        inner join own on reference.confrelid = own.oid
        inner join pg_attribute as here
            on reference.conrelid = here.attrelid and reference.conkey[1] = here.attnum
        inner join pg_attribute as there
            on reference.confrelid = there.attrelid and reference.confkey[1] = there.attnum
        where
            reference.contype = 'f'
            and cardinality(reference.conkey) = 1
            and reference.conrelid not in (select own.oid from own)
    loop
        execute format('alter table %s enable row level security', relation.name);
        execute format('create policy whole on %s for select to %s using (true)', relation.name, whole);
        execute format('create policy pipeline on %s to childrens_pipeline using (true)', relation.name);
        for area in
            select
                rolname as role_name,
                substr(rolname, length('childrens_area_') + 1) as domain
            from pg_roles
            where starts_with(rolname, 'childrens_area_') and not rolcanlogin
        loop
            execute format('grant select on %s to %I', relation.name, area.role_name);
            execute format(
                'create policy %I on %s for select to %I using (%s)',
                'area_' || area.domain,
                relation.name,
                area.role_name,
                format(relation.seen, area.domain, shared)
            );
        end loop;
    end loop;

    -- a view shows what its reader may see of the tables behind it
    for relation in
        select oid::regclass as name
        from pg_class
        where
            relnamespace = 'kpi'::regnamespace
            and relkind = 'v'
            and pg_has_role(relowner, 'usage')
            and 'security_invoker=true' = any(reloptions)
    loop
        for area in
            select rolname as role_name
            from pg_roles
            where starts_with(rolname, 'childrens_area_') and not rolcanlogin
        loop
            execute format('grant select on %s to %I', relation.name, area.role_name);
        end loop;
    end loop;
end $$;
