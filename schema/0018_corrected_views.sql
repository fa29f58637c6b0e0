-- Corrections applied: corrected.<table> is the table as it would be, had it been written right in the first place.

create table etl.corrected_fields (
    table_name text not null,
    record_id uuid not null,
    field_name text not null,
    new_value jsonb not null,
    correction_id uuid not null references nyx.data_corrections (id),
    corrected_at timestamptz not null,
    primary key (table_name, record_id, field_name)
);

comment on table etl.corrected_fields is
    'The newest applicable correction of one field of one row; kept by a trigger on nyx.data_corrections.';

create table etl.refused_corrections (
    correction_id uuid primary key references nyx.data_corrections (id),
    message text not null
);

comment on table etl.refused_corrections is
    'One correction that cannot be applied (unknown table or field, value of a wrong type), and why.';

-- Schema of a table of the data model, which may be named with or without it.
create function etl.schema_of(table_name text) returns text
language sql stable
return (
    select n.nspname
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('nyx', 'saturnus')
        and c.relkind = 'r'
        and table_name in (c.relname, n.nspname || '.' || c.relname)
);

-- Why a correction cannot be applied, or null. A poisonous value must not make corrected.<table> unreadable.
create function etl.correction_problem(table_name text, field_name text, new_value jsonb) returns text
language plpgsql stable as $$
declare
    base_schema text := etl.schema_of(table_name);
    base_table text := split_part(table_name, '.', -1);
begin
    if base_schema is null then
        return format('there is no table %s', table_name);
    end if;
    if not exists (
        select from pg_attribute as a
        where a.attrelid = format('%I.%I', base_schema, base_table)::regclass
            and a.attname = correction_problem.field_name
            and a.attnum > 0
            and not a.attisdropped
    ) then
        return format('%s has no field %s', base_table, field_name);
    end if;
    if field_name = 'id' then
        return 'the id of a row cannot be corrected';
    end if;
    execute format('select jsonb_populate_record(null::%I.%I, $1)', base_schema, base_table)
        using jsonb_build_object(field_name, new_value);
    return null;
exception when data_exception then
    return format('the new value is not of the type of %s.%s', base_table, field_name);
end;
$$;

-- Newest wins, by created_at; of two made in one transaction the later row.
create function etl.apply_corrections() returns trigger
language plpgsql as $$
begin
    with assessed as materialized (
        select
            *,
            etl.correction_problem(table_name, field_name, new_value) as problem,
            row_number() over () as arrival
        from new_rows
    ),
    refused as (
        insert into etl.refused_corrections (correction_id, message)
        select id, problem from assessed where problem is not null
    )
    insert into etl.corrected_fields as f (table_name, record_id, field_name, new_value, correction_id, corrected_at)
    select distinct on (split_part(table_name, '.', -1), record_id, field_name)
        split_part(table_name, '.', -1), record_id, field_name, new_value, id, coalesce(created_at, now())
    from assessed
    where problem is null
    order by split_part(table_name, '.', -1), record_id, field_name, coalesce(created_at, now()) desc, arrival desc
    on conflict (table_name, record_id, field_name) do update
    set
        new_value = excluded.new_value,
        correction_id = excluded.correction_id,
        corrected_at = excluded.corrected_at
    where excluded.corrected_at >= f.corrected_at;
    return null;
end;
$$;

create trigger apply_corrections
after insert on nyx.data_corrections
referencing new table as new_rows
for each statement execute function etl.apply_corrections();

-- One view per table of the data model, typed and commented as the table is. A left join, so that the planner keeps what
-- it knows of the table: its size, that ids are unique, the index on them. Only corrected rows are patched; the others
-- pay for a look into a small hash table.
create procedure etl.create_corrected_views()
language plpgsql as $$
declare
    base record;
    commented record;
    fields text;
begin
    for base in
        select n.nspname as schema_name, c.relname as table_name, c.oid
        from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        where n.nspname in ('nyx', 'saturnus') and c.relkind = 'r'
        order by c.relname
    loop
        select string_agg(
            case
                when a.attname = 'id' then 'b.id'
                else format('case when c.patch ? %1$L then (c.fixed).%1$I else b.%1$I end as %1$I', a.attname)
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
                'comment on column corrected.%I.%I is %L', base.table_name, commented.column_name, commented.comment
            );
        end loop;
        execute format('comment on view corrected.%I is %L', base.table_name, obj_description(base.oid));
    end loop;
end;
$$;

call etl.create_corrected_views();

-- For reading by key through corrected views, whose fields have no index: by the ids this returns the planner finds the
-- rows, as they are written or as corrections put them.
create function etl.ids_naming(table_name text, field_name text, keys uuid[]) returns uuid[]
language plpgsql stable as $$
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

-- The same for big tables at the end of the way, whose rows nothing else joins by id: it reads them where the index of
-- the field finds them together, instead of one by one by random ids.
create function etl.rows_naming(like_this anyelement, field_name text, keys uuid[]) returns setof anyelement
language plpgsql stable as $$
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
            and v.id = any (array (select c.record_id from etl.corrected_fields as c where c.table_name = %2$L))',
        etl.schema_of(table_name), table_name, field_name
    ) using keys;
end;
$$;

comment on function etl.rows_naming(anyelement, text, uuid[]) is
    'Corrected rows of a table (given as null::corrected.table) that name one of the keys in a field.';
