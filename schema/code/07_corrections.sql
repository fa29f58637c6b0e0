-- Schema of a table of the data model, which may be named with or without it.
create function etl.schema_of(table_name text) returns text
language sql stable
return (
    select n.nspname
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname || '.' || c.relname = any (etl.model_tables())
        and c.relkind = 'r'
        and table_name in (c.relname, n.nspname || '.' || c.relname)
);

-- Why a correction cannot be applied, or null. A poisonous value must not make corrected.<table>
-- unreadable.
create function etl.correction_problem(table_name text, field_name text, new_value jsonb)
returns text
language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
declare
    base_schema text := etl.schema_of(table_name);
    base_table text := split_part(table_name, '.', -1);
begin
    if base_schema is null then
        return format('there is no table %s', table_name);
    end if;
    if base_table = 'data_corrections' then
        return 'a correction is not corrected itself: the newest of a field counts';
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

-- The newest wins, by the instant from which it counts; of two from one transaction the later row.
-- An instant that the server's clock has not reached (any more) stands in nobody's way.
create function etl.apply_corrections() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
    perform etl.require_own_trigger(tg_relid, tg_name, tg_op, 'nyx.data_corrections');
    with assessed as materialized (
        select
            id, split_part(table_name, '.', -1) as table_name, record_id, field_name, new_value,
            created_at,
            least(created_at, now()) as counts_from,
            etl.correction_problem(table_name, field_name, new_value) as problem,
            row_number() over () as arrival
        from new_rows
    ),
    refused as (
        insert into etl.refused_corrections (correction_id, message)
        select id, problem from assessed where problem is not null
    ),
    redated as (
        insert into etl.redated_corrections (correction_id, counts_from)
        select id, counts_from from assessed where created_at is distinct from counts_from
    )
    insert into etl.corrected_fields as f (
        table_name, record_id, field_name, new_value, correction_id, corrected_at
    )
    select distinct on (table_name, record_id, field_name)
        table_name, record_id, field_name, new_value, id, counts_from
    from assessed
    where problem is null
    order by table_name, record_id, field_name, counts_from desc, arrival desc
    on conflict (table_name, record_id, field_name) do update
    set
        new_value = excluded.new_value,
        correction_id = excluded.correction_id,
        corrected_at = excluded.corrected_at
    where excluded.corrected_at >= least(f.corrected_at, clock_timestamp());
    return null;
end;
$$;

create trigger apply_corrections
after insert on nyx.data_corrections
referencing new table as new_rows
for each statement execute function etl.apply_corrections();

-- Whoever makes a trigger needs the right to execute its function; whoever fires it does not.
revoke execute on function etl.apply_corrections() from public;

-- to_jsonb of a row as it stands, by name of its table; a row that is gone is null.
create function etl.row_as_json(table_name text, record_id uuid) returns jsonb
language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
declare
    found_row jsonb;
begin
    if etl.schema_of(table_name) is null then
        return null;
    end if;
    execute format(
        'select to_jsonb(b) from %I.%I as b where b.id = $1',
        etl.schema_of(table_name), split_part(table_name, '.', -1)
    ) into found_row using record_id;
    return found_row;
end;
$$;

comment on function etl.row_as_json(text, uuid) is
    'A row of a table of the data model as JSON, without corrections; null when there is none.';

-- A JSON value as its field would print it: an instant with another offset, or a number with other
-- digits, is the same.
create function etl.as_field(table_name text, field_name text, value jsonb) returns jsonb
language plpgsql stable
set timezone = 'UTC'
set search_path = pg_catalog, pg_temp as $$
declare
    printed jsonb;
begin
    execute format(
        'select to_jsonb(r) -> $1 from '
        'jsonb_populate_record(null::%I.%I, jsonb_build_object($1, $2)) as r',
        etl.schema_of(table_name), split_part(table_name, '.', -1)
    ) into printed using field_name, value;
    return printed;
exception when data_exception then
    return value;
end;
$$;

comment on function etl.as_field(text, text, jsonb) is
    'A JSON value as the field would print it; as given when the field cannot hold it.';
