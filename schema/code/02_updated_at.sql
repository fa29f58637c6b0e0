-- now() is the start of the transaction: rows changed together carry the same instant. It wins over
-- a value the statement sets itself, so updated_at can be trusted to tell when the database saw the
-- change.
create function nyx.update_updated_at_column() returns trigger
language plpgsql as $$
begin
    new.updated_at = now();
    return new;
end
$$;

comment on function nyx.update_updated_at_column() is
    'Trigger function: stamps the row with the time of the transaction.';

-- updated_at of each table that has one moves when, and only when, an update really changes the
-- row. A field that the database computes, as one may be that an agent has added, has no new value
-- yet when the trigger asks: it changes with others.
do $$
declare
    stamped record;
begin
    for stamped in
        select
            c.oid::regclass as name,
            case
                when bool_or(a.attgenerated <> '') then format(
                    '(%s) is distinct from (%s)',
                    string_agg('old.' || quote_ident(a.attname), ', ' order by a.attnum)
                        filter (where a.attgenerated = ''),
                    string_agg('new.' || quote_ident(a.attname), ', ' order by a.attnum)
                        filter (where a.attgenerated = '')
                )
                else 'old.* is distinct from new.*'
            end as is_changed
        from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where n.nspname || '.' || c.relname = any (etl.model_tables()) and c.relkind = 'r'
        group by c.oid
        having bool_or(a.attname = 'updated_at')
    loop
        execute format(
            'create trigger set_updated_at before update on %s
                for each row when (%s) execute function nyx.update_updated_at_column()',
            stamped.name, stamped.is_changed
        );
    end loop;
end;
$$;
