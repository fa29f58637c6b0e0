-- Grain: one table of the data model, its description and the columns that a file must have.
select
    n.nspname || '.' || c.relname as table_name,
    pg_catalog.obj_description(c.oid, 'pg_class') as one_row_is,
    count(*)::integer as columns,
    coalesce(
        array_agg(a.attname::text order by a.attnum) filter (
            where a.attnotnull and not a.atthasdef
        ),
        '{}'
    ) as needed
from pg_catalog.pg_class as c
inner join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
inner join pg_catalog.pg_attribute as a
    on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname in ('nyx', 'saturnus') and c.relkind = 'r'
group by n.nspname, c.relname, c.oid
order by n.nspname, c.relname;
