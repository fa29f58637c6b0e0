-- One pass over the touched rows for all transforms that mark the same field for the same reasons.
create function etl.mark_touched_rows() returns trigger
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
            (
                select string_agg(format('o.%I', f), ', ') from unnest(r.watched_fields) as f
            ) as old_values,
            (
                select string_agg(format('n.%I', f), ', ') from unnest(r.watched_fields) as f
            ) as new_values
        from etl.dirty_rules as r
        where r.table_name = tg_table_name and (r.on_insert or tg_op <> 'INSERT')
        group by r.entity, r.key_field, r.row_filter, r.watched_fields
    loop
        touched := case tg_op
            when 'INSERT' then 'select * from new_rows'
            when 'DELETE' then 'select * from old_rows'
            else format(
                'select * from old_rows as o where not exists (
                    select from new_rows as n
                    where n.id = o.id and row(%1$s) is not distinct from row(%2$s))
                union all
                select * from new_rows as n where not exists (
                    select from old_rows as o
                    where o.id = n.id and row(%1$s) is not distinct from row(%2$s))',
                rule.new_values, rule.old_values)
        end;
        touched := format(
            'select r.id, r.%I as key from (%s) as r where %s', rule.key_field, touched,
            rule.row_filter
        );
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
        execute format(
            'select array_agg(key) from (select distinct key from (%s) as t where key is '
            'not null) as d',
            touched
        )
        into keys;
        insert into etl.dirty_keys (transform, entity, keys)
        select t, rule.entity, keys from unnest(rule.transforms) as t where keys is not null;
    end loop;
    return null;
end;
$$;

comment on function etl.mark_touched_rows() is
    'Trigger function: marks what the statement touched, old and new, by the rules of its table.';

create function etl.mark_everything() returns trigger
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

comment on function etl.mark_everything() is
    'Trigger function of truncate: every transform that reads the table starts over.';

-- A row that another transaction is changing or deleting is marked by the corrections that one
-- sees. One made meanwhile, of the field by which the row is marked, was not among them: what the
-- row had been corrected to kept counting it. Such a correction now waits for the other
-- transaction, and the other way round.

create function etl.mark_corrected_rows() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    rule record;
    touched text;
begin
    perform etl.require_own_trigger(tg_relid, tg_name, tg_op, 'etl.corrected_fields');
    for rule in
        select
            r.transform, r.table_name, r.entity, r.key_field,
            array_agg(distinct n.record_id) as records
        from new_rows as n
        join etl.dirty_rules as r
            on r.table_name = n.table_name and n.field_name = any (r.watched_fields)
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
            select $1, $2, array_agg(key) from (%s) as t
            where key is not null having count(*) > 0', touched)
        using rule.transform, rule.entity, rule.records;
    end loop;
    return null;
end;
$$;

comment on function etl.mark_corrected_rows() is
    'Trigger function of etl.corrected_fields: marks the rows that new corrections touch.';

-- Where somebody publishes all tables, rows of one without a primary key could otherwise neither be
-- changed nor deleted.
alter table etl.dirty_keys replica identity full;
alter table etl.role_persons replica identity full;

create trigger mark_new_corrections after insert on etl.corrected_fields
    referencing new table as new_rows
    for each statement execute function etl.mark_corrected_rows();

create trigger mark_changed_corrections after update on etl.corrected_fields
    referencing old table as old_rows new table as new_rows
    for each statement execute function etl.mark_corrected_rows();

-- A trigger that looks at new rows makes the server keep a copy of each until its statement ends:
-- for a million job posts a gigabyte. Only tables whose new rows make something due have it now;
-- nothing is derived from a job post alone.

create procedure etl.create_dirty_triggers()
language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
    source record;
begin
    execute format(
        'alter table etl.dirty_rules add constraint dirty_rules_row_filter_known '
        'check (row_filter in (%s))',
        (select string_agg(distinct quote_literal(row_filter), ', ') from etl.dirty_rules)
    );
    for source in
        select c.oid::regclass as name, bool_or(r.on_insert) as on_insert
        from etl.dirty_rules as r
        join pg_class as c on c.relname = r.table_name and c.relkind = 'r'
        join pg_namespace as n on n.oid = c.relnamespace
        where n.nspname = 'etl' or n.nspname || '.' || c.relname = any (etl.model_tables())
        group by c.oid
    loop
        if source.on_insert then
            execute format(
                'create or replace trigger mark_inserted after insert on %s
                    referencing new table as new_rows
                    for each statement execute function etl.mark_touched_rows()',
                source.name);
        else
            execute format('drop trigger if exists mark_inserted on %s', source.name);
        end if;
        execute format(
            'create or replace trigger mark_updated after update on %1$s
                referencing old table as old_rows new table as new_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_deleted after delete on %1$s
                referencing old table as old_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_truncated after truncate on %1$s
                for each statement execute function etl.mark_everything();',
            source.name);
    end loop;
end;
$$;

comment on procedure etl.create_dirty_triggers() is
    'Makes the triggers that the rules ask for. A condition is SQL that runs with the rights of '
    'the owner: no others can be added.';

-- Whoever makes a trigger needs the right to execute its function; whoever fires it does not.
revoke execute on routine
    etl.mark_touched_rows(), etl.mark_everything(), etl.mark_corrected_rows(),
    etl.create_dirty_triggers()
from public;
