-- The policies by which a role sees the rows of its own persons.

-- What tells of no person, and is read by all who may read tables.
create function etl.shared_tables() returns setof regclass
language sql stable
set search_path = pg_catalog, pg_temp as $$
    select t.name::regclass
    from unnest(array[
        'nyx.companies', 'nyx.domain_policies', 'nyx.job_post_tags', 'nyx.job_posts',
        'nyx.job_sources', 'nyx.job_tags', 'nyx.model_providers',
        'etl.code_files', 'etl.code_objects', 'etl.dirty_rules', 'etl.job_post_hashes',
        'etl.migrations', 'etl.role_persons', 'etl.transform_states'
    ]) as t (name);
$$;

-- The way from each row to its person: by the person it names, else by all the rows it refers to.
create function etl.person_references()
returns table (child regclass, field name, is_required boolean, parent regclass, decides boolean)
language sql stable
set search_path = pg_catalog, pg_temp as $$
    with recursive named as (
        select
            k.conrelid::regclass as child, a.attname as field, a.attnotnull as is_required,
            k.confrelid::regclass as parent
        from pg_constraint as k
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f'
            and k.conrelid <> k.confrelid
            and k.conrelid <> 'etl.role_persons'::regclass
            and k.conrelid::regclass::text ~ '^(nyx|saturnus|etl)[.]'
        union all
        select 'etl.application_facts'::regclass, 'user_id', false, 'nyx.users'::regclass
    ),

    of_persons as (
        select 'nyx.users'::regclass as name
        union
        select 'nyx.data_corrections'::regclass
        union
        select n.child
        from named as n
        join of_persons as p on p.name = n.parent
    )

    select
        n.child, n.field, n.is_required, n.parent,
        n.parent = 'nyx.users'::regclass
        or not exists (
            select from named as o where o.child = n.child and o.parent = 'nyx.users'::regclass
        )
    from named as n
    join of_persons as p on p.name = n.parent;
$$;

comment on function etl.person_references() is
    'One field that leads to the person of its row. One that decides says whose the row is; the '
    'others may not lead elsewhere.';

-- Whether the role sees a row of a table of the data model: for what is said about rows by their
-- id.
create function etl.is_visible(table_name text, record_id uuid) returns boolean
language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
begin
    return etl.row_as_json(table_name, record_id) is not null;
exception when insufficient_privilege then
    return false;
end;
$$;

comment on function etl.is_visible(text, uuid) is
    'Whether the current role may read the row of this id of a table of the data model.';

-- A correction of what a row refers to is as good as a row that refers to it: a role makes one to
-- rows only that it sees itself. A value that is no id is refused when it is applied.
create function etl.leads_to_visible(table_name text, field_name text, new_value jsonb)
returns boolean
language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
begin
    return new_value #>> '{}' is null or not exists (
        select from pg_constraint as k
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        join pg_class as parent on parent.oid = k.confrelid
        where k.contype = 'f'
            and k.conrelid = to_regclass(format(
                '%I.%I', etl.schema_of(table_name), split_part(table_name, '.', -1)
            ))
            and a.attname = leads_to_visible.field_name
            and not etl.is_visible(parent.relname, (new_value #>> '{}')::uuid)
    );
exception when data_exception then
    return true;
end;
$$;

comment on function etl.leads_to_visible(text, text, jsonb) is
    'Whether the current role may read the row that a field would refer to with this value.';

create procedure etl.create_policies()
language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
    protected record;
begin
    for protected in
        with seen as (
            select
                r.*,
                format(
                    case when r.is_required then '%2$s' else '(%1$I is null or %2$s)' end,
                    r.field,
                    case when r.parent = 'nyx.users'::regclass
                        then format(
                            '%I = any ((select etl.persons_of(current_user))::uuid[])', r.field
                        )
                        else format('%I in (select id from %s)', r.field, r.parent)
                    end
                ) as condition
            from etl.person_references() as r
        ),

        of_persons as (
            select
                child,
                string_agg(condition, ' and ' order by field) filter (where decides) as is_own,
                string_agg(condition, ' and ' order by field) as may_become,
                case when not bool_or(is_required)
                    then format(
                        ' and num_nonnulls(%s) > 0',
                        string_agg(quote_ident(field), ', ') filter (where decides)
                    )
                end as names_any
            from seen
            group by child
        )

        select
            c.oid::regclass as name,
            case c.oid
                when 'nyx.users'::regclass
                    then 'id = any ((select etl.persons_of(current_user))::uuid[])'
                when 'nyx.data_corrections'::regclass then 'etl.is_visible(table_name, record_id)'
                when 'etl.corrected_fields'::regclass then 'etl.is_visible(table_name, record_id)'
                -- How days are counted is the same for all; other settings are the owner's.
                when 'nyx.system_configs'::regclass then 'config_name = ''reporting'''
                when 'etl.exports'::regclass then 'made_by = current_user'
                else p.is_own || coalesce(p.names_any, '')
            end as is_own,
            case c.oid
                when 'nyx.data_corrections'::regclass
                    then 'etl.is_visible(table_name, record_id) '
                        'and etl.leads_to_visible(table_name, field_name, new_value)'
                when 'nyx.system_configs'::regclass then 'false'
                else p.may_become || coalesce(p.names_any, '')
            end as may_become
        from pg_class as c
        left join of_persons as p on p.child = c.oid
        where c.relkind = 'r'
            and c.relnamespace in (
                'nyx'::regnamespace, 'saturnus'::regnamespace, 'etl'::regnamespace
            )
            and c.oid not in (select etl.shared_tables())
    loop
        execute format(
            'alter table %1$s enable row level security;
            create policy persons on %1$s using (%2$s) with check (%3$s)',
            protected.name,
            '(select etl.persons_of(current_user)) is null'
            || coalesce(' or (' || protected.is_own || ')', ''),
            '(select etl.persons_of(current_user)) is null'
            || coalesce(' or (' || coalesce(protected.may_become, protected.is_own) || ')', '')
        );
    end loop;
    -- A view reads what its reader may, not what its owner may.
    for protected in
        select c.oid::regclass as name
        from pg_class as c
        where c.relkind = 'v' and c.relnamespace in ('etl'::regnamespace, 'corrected'::regnamespace)
    loop
        execute format('alter view %s set (security_invoker = true)', protected.name);
    end loop;
end;
$$;

comment on procedure etl.create_policies() is
    'Lets roles see the rows of their persons: of every table that is not shared, also of one that '
    'somebody adds.';

revoke execute on routine etl.create_policies(), etl.person_references(), etl.shared_tables()
    from public;

call etl.create_policies();
