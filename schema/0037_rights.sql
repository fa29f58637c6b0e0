-- Four trigger functions run with the rights of their owner (0035), and everybody could make a trigger of them: on a temporary
-- table whose types, casts and operators are a stranger's, these ran as the owner, too. Now nobody else can make such a
-- trigger, and one that was made before is refused before anything of its table is looked at.

-- A trigger of ours stands on a table of ours, which nobody but the owner can change, and names the rows as the functions read
-- them: without that, a temporary table of the name new_rows would be read instead.
create function etl.require_own_trigger(
    relation oid, trigger_name name, operation text, expected regclass default null
) returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from pg_trigger as t
        join pg_class as c on c.oid = t.tgrelid
        join pg_namespace as n on n.oid = c.relnamespace
        join pg_roles as owner on owner.oid = c.relowner
        where c.oid = relation
            and c.oid = coalesce(expected, relation)
            and n.nspname in ('nyx', 'saturnus', 'etl')
            and (owner.rolname = current_user or owner.rolsuper)
            and t.tgname = trigger_name
            and (operation in ('DELETE', 'TRUNCATE') or t.tgnewtable = 'new_rows')
            and (operation in ('INSERT', 'TRUNCATE') or t.tgoldtable = 'old_rows')
    ) then
        raise exception 'trigger % on % is not one of nyx-etl', trigger_name, relation::regclass
            using
                errcode = 'insufficient_privilege',
                hint = format(
                    'Functions of schema etl serve tables that belong to %s in schemas nyx, saturnus and etl. '
                    'Elsewhere, drop the trigger.', current_user
                );
    end if;
end;
$$;

comment on function etl.require_own_trigger(oid, name, text, regclass) is
    'Refuses a trigger that is not on a table of ours, which belongs to the current user, or does not name its rows as ours do.';

create or replace function etl.mark_touched_rows() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    rule record;
    touched text;
    keys uuid[];
begin
    perform etl.require_own_trigger(tg_relid, tg_name, tg_op);
    for rule in
        select
            array_agg(r.transform) as transforms, r.entity, r.key_field, r.row_filter,
            (select string_agg(format('o.%I', f), ', ') from unnest(r.watched_fields) as f) as old_values,
            (select string_agg(format('n.%I', f), ', ') from unnest(r.watched_fields) as f) as new_values
        from etl.dirty_rules as r
        where r.table_name = tg_table_name and (r.on_insert or tg_op <> 'INSERT')
        group by r.entity, r.key_field, r.row_filter, r.watched_fields
    loop
        touched := case tg_op
            when 'INSERT' then 'select * from new_rows'
            when 'DELETE' then 'select * from old_rows'
            else format(
                'select * from old_rows as o where not exists (
                    select from new_rows as n where n.id = o.id and row(%1$s) is not distinct from row(%2$s))
                union all
                select * from new_rows as n where not exists (
                    select from old_rows as o where o.id = n.id and row(%1$s) is not distinct from row(%2$s))',
                rule.new_values, rule.old_values)
        end;
        touched := format('select r.id, r.%I as key from (%s) as r where %s', rule.key_field, touched, rule.row_filter);
        -- A row whose key field was corrected counts where the correction puts it as well.
        if exists (
            select from etl.corrected_fields as c
            where c.table_name = tg_table_name and c.field_name = rule.key_field
        ) then
            touched := format(
                'with touched as (%s) select key from touched union all
                select (c.new_value #>> ''{}'')::uuid as key
                from etl.corrected_fields as c
                join touched on touched.id = c.record_id
                where c.table_name = %L and c.field_name = %L',
                touched, tg_table_name, rule.key_field);
        end if;
        execute format('select array_agg(key) from (select distinct key from (%s) as t where key is not null) as d', touched)
        into keys;
        insert into etl.dirty_keys (transform, entity, keys)
        select t, rule.entity, keys from unnest(rule.transforms) as t where keys is not null;
    end loop;
    return null;
end;
$$;

create or replace function etl.mark_everything() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
    perform etl.require_own_trigger(tg_relid, tg_name, tg_op);
    insert into etl.dirty_keys (transform, entity, keys)
    select distinct r.transform, 'everything', '{}'::uuid[]
    from etl.dirty_rules as r
    where r.table_name = tg_table_name;
    return null;
end;
$$;

create or replace function etl.mark_corrected_rows() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    rule record;
    touched text;
begin
    perform etl.require_own_trigger(tg_relid, tg_name, tg_op, 'etl.corrected_fields');
    for rule in
        select r.transform, r.table_name, r.entity, r.key_field, array_agg(distinct n.record_id) as records
        from new_rows as n
        join etl.dirty_rules as r on r.table_name = n.table_name and n.field_name = any (r.watched_fields)
        group by r.transform, r.table_name, r.entity, r.key_field
    loop
        execute format('select from %I.%I where id = any ($1) order by id for share',
            etl.schema_of(rule.table_name), rule.table_name)
        using array(
            select n.record_id from new_rows as n
            where n.table_name = rule.table_name and n.field_name = rule.key_field
        );
        touched := format(
            'select b.%1$I as key from %2$I.%3$I as b where b.id = any ($3)
            union
            select (c.new_value #>> ''{}'')::uuid
            from etl.corrected_fields as c
            where c.table_name = %3$L and c.field_name = %1$L and c.record_id = any ($3)',
            rule.key_field, etl.schema_of(rule.table_name), rule.table_name);
        if tg_op = 'UPDATE' then
            touched := touched || format(
                ' union select (o.new_value #>> ''{}'')::uuid from old_rows as o
                where o.table_name = %L and o.field_name = %L',
                rule.table_name, rule.key_field);
        end if;
        execute format(
            'insert into etl.dirty_keys (transform, entity, keys)
            select $1, $2, array_agg(key) from (%s) as t where key is not null having count(*) > 0', touched)
        using rule.transform, rule.entity, rule.records;
    end loop;
    return null;
end;
$$;

-- A rule's condition is SQL that the functions above run with the rights of their owner: these are all there are.
alter table etl.dirty_rules add constraint dirty_rules_row_filter_known check (
    row_filter in (
        'true', 'source is distinct from ''computed''', 'config_name = ''reporting''',
        'generated_by is distinct from ''rule'''
    )
);

-- These look names up when they run: now where nobody but the owner of the database creates any.
alter function etl.correction_problem(text, text, jsonb) set search_path = pg_catalog, pg_temp;
alter function etl.ids_naming(text, text, uuid[]) set search_path = pg_catalog, pg_temp;
alter function etl.rows_naming(anyelement, text, uuid[]) set search_path = pg_catalog, pg_temp;
alter function etl.row_as_json(text, uuid) set search_path = pg_catalog, pg_temp;
alter function etl.as_field(text, text, jsonb) set search_path = pg_catalog, pg_temp;
alter procedure etl.create_corrected_views() set search_path = pg_catalog, pg_temp;
alter procedure etl.create_dirty_triggers() set search_path = pg_catalog, pg_temp;

-- Whoever makes a trigger needs the right to execute its function; whoever fires it does not.
do $$
declare
    granted record;
begin
    for granted in
        select
            p.oid::regprocedure as name,
            case when g.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end as grantee
        from pg_proc as p
        cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as g
        where p.oid in (
                'etl.mark_touched_rows()'::regprocedure, 'etl.mark_everything()'::regprocedure,
                'etl.mark_corrected_rows()'::regprocedure, 'etl.apply_corrections()'::regprocedure,
                'etl.create_corrected_views()'::regprocedure, 'etl.create_dirty_triggers()'::regprocedure
            )
            and g.grantee <> p.proowner
    loop
        execute format('revoke execute on routine %s from %s cascade', granted.name, granted.grantee);
    end loop;
end;
$$;
