-- One view per table of the data model, typed and commented as the table is. A left join, so that
-- the planner keeps what it knows of the table: its size, that ids are unique, the index on them.
-- Only corrected rows are patched; the others pay for a look into a small hash table. A table that
-- somebody else put into our schemas has none: it need not even have an id.
create procedure etl.create_corrected_views()
language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
    base record;
    commented record;
    fields text;
begin
    for base in
        select n.nspname as schema_name, c.relname as table_name, c.oid
        from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        where n.nspname || '.' || c.relname = any (etl.model_tables()) and c.relkind = 'r'
        order by c.relname
    loop
        select string_agg(
            case
                when a.attname = 'id' then 'b.id'
                else format(
                    'case when c.patch ? %1$L then (c.fixed).%1$I else b.%1$I end as %1$I',
                    a.attname
                )
            end,
            ', ' order by a.attnum
        )
        into fields
        from pg_attribute as a
        where a.attrelid = base.oid and a.attnum > 0 and not a.attisdropped;
        execute format(
            $view$
            create or replace view corrected.%1$I as
            select %3$s
            from %2$I.%1$I as b
            left join (
                select record_id, patch, jsonb_populate_record(null::%2$I.%1$I, patch) as fixed
                from (
                    select record_id, jsonb_object_agg(field_name, new_value) as patch
                    from etl.corrected_fields
                    where table_name = %1$L
                    group by record_id
                ) as patches
            ) as c on c.record_id = b.id
            $view$,
            base.table_name,
            base.schema_name,
            fields
        );
        for commented in
            select a.attname as column_name, col_description(base.oid, a.attnum) as comment
            from pg_attribute as a
            where a.attrelid = base.oid and a.attnum > 0 and not a.attisdropped
        loop
            execute format(
                'comment on column corrected.%I.%I is %L', base.table_name, commented.column_name,
                commented.comment
            );
        end loop;
        execute format(
            'comment on view corrected.%I is %L', base.table_name, obj_description(base.oid)
        );
    end loop;
end;
$$;

revoke execute on procedure etl.create_corrected_views() from public;

call etl.create_corrected_views();

-- For reading by key through corrected views, whose fields have no index: by the ids this returns
-- the planner finds the rows, as they are written or as corrections put them.
create function etl.ids_naming(table_name text, field_name text, keys uuid[]) returns uuid[]
language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
declare
    ids uuid[];
begin
    execute format(
        'select array(
            select b.id from %1$I.%2$I as b where b.%3$I = any ($1)
            union
            select c.record_id
            from etl.corrected_fields as c
            where c.table_name = %2$L and c.field_name = %3$L
                and (c.new_value #>> ''{}'')::uuid in (select unnest($1))
        )',
        etl.schema_of(table_name), table_name, field_name
    ) into ids using keys;
    return ids;
end;
$$;

comment on function etl.ids_naming(text, text, uuid[]) is
    'Ids of the rows of a table that name one of the keys in a field, before or after correction.';

-- The same for big tables at the end of the way, whose rows nothing else joins by id: it reads them
-- where the index of the field finds them together, instead of one by one by random ids.
create function etl.rows_naming(like_this anyelement, field_name text, keys uuid[])
returns setof anyelement
language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
declare
    table_name text := split_part(pg_typeof(like_this)::text, '.', -1);
begin
    return query execute format(
        'select b.*
        from %1$I.%2$I as b
        where b.%3$I = any ($1) and not exists (
            select from etl.corrected_fields as c where c.table_name = %2$L and c.record_id = b.id
        )
        union all
        select v.*
        from corrected.%2$I as v
        where v.%3$I in (select unnest($1))
            and v.id = any (array (
                select c.record_id from etl.corrected_fields as c where c.table_name = %2$L
            ))',
        etl.schema_of(table_name), table_name, field_name
    ) using keys;
end;
$$;

comment on function etl.rows_naming(anyelement, text, uuid[]) is
    'Corrected rows of a table (given as null::corrected.table) that name one of the keys '
    'in a field.';
