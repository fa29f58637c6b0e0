-- Grain: one ordinary table of our schemas, with its columns in their order. No parameters.
select
    n.nspname as schema_name,
    c.relname as table_name,
    coalesce(
        jsonb_agg(
            jsonb_build_object(
                'name', a.attname,
                'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
                'generated', a.attgenerated <> ''
            )
            order by a.attnum
        ) filter (where a.attname is not null),
        '[]'
    ) as columns
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_attribute as a
    on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname in ('nyx', 'saturnus', 'etl') and c.relkind = 'r'
group by n.nspname, c.relname
order by n.nspname, c.relname
