-- Grain: one relation of schema public that has the name of a table of the data model, and what it
-- has of that table. Parameter: model, a JSON array of tables, {schema, name, columns}.
with model as (
    select m.schema, m.name, m.columns
    from jsonb_to_recordset(:'model'::jsonb) as m (schema text, name text, columns text[])
)

select
    m.name,
    m.schema,
    c.relkind::text as kind,
    c.relispartition or exists (
        select from pg_catalog.pg_inherits as i where c.oid in (i.inhrelid, i.inhparent)
    ) as is_part,
    quote_ident(pg_catalog.pg_get_userbyid(c.relowner)) as owner,
    pg_catalog.pg_has_role(c.relowner, 'usage') as is_mine,
    (
        select pg_catalog.format_type(a.atttypid, null)
        from pg_catalog.pg_attribute as a
        where a.attrelid = c.oid and a.attname = 'id' and not a.attisdropped
    ) as id_type,
    cardinality(m.columns)::integer as columns,
    array(
        select wanted.name
        from unnest(m.columns) with ordinality as wanted (name, position)
        where not exists (
            select
            from pg_catalog.pg_attribute as a
            where a.attrelid = c.oid
                and a.attname = wanted.name
                and a.attnum > 0
                and not a.attisdropped
        )
        order by wanted.position
    ) as missing
from model as m
join pg_catalog.pg_class as c
    on c.relname = m.name and c.relnamespace = pg_catalog.to_regnamespace('public')
where c.relkind in ('r', 'p', 'f', 'm')
order by m.schema, m.name
