-- Grain: one column of a table of the data model in schema public, with the type that another
-- database is sure to know. Parameter: names, a JSON array of tables.
select
    c.relname::text as table_name,
    a.attname::text as column_name,
    case
        when t.typnamespace = 'pg_catalog'::regnamespace
            then pg_catalog.format_type(a.atttypid, a.atttypmod)
        else 'text'
    end as type,
    t.typnamespace <> 'pg_catalog'::regnamespace as is_strange
from pg_catalog.pg_class as c
join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type as t on t.oid = a.atttypid
where c.relnamespace = pg_catalog.to_regnamespace('public')
    and c.relname in (select jsonb_array_elements_text(:'names'::jsonb))
order by c.relname, a.attnum
