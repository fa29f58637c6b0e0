-- Grain: one CHECK (c), foreign key (f), primary key (p) or unique (u) constraint. Parameter:
-- table_name (schema-qualified).
select
    c.conname as name,
    c.contype as kind,
    (
        select array_agg(a.attname::text order by k.place)
        from unnest(c.conkey) with ordinality as k (attnum, place)
        inner join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = k.attnum
    ) as columns,
    n.nspname || '.' || f.relname as other_table,
    (
        select array_agg(a.attname::text order by k.place)
        from unnest(c.confkey) with ordinality as k (attnum, place)
        inner join pg_catalog.pg_attribute as a on a.attrelid = c.confrelid and a.attnum = k.attnum
    ) as other_columns,
    pg_catalog.pg_get_expr(c.conbin, c.conrelid) as expression
from pg_catalog.pg_constraint as c
left join pg_catalog.pg_class as f on f.oid = c.confrelid
left join pg_catalog.pg_namespace as n on n.oid = f.relnamespace
where c.conrelid = :'table_name'::regclass
    and c.contype in ('c', 'f', 'p', 'u')
order by c.contype, c.conname;
