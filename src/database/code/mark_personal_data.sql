-- Grain: one statement that says a column's class of personal data at the end of its comment. A stricter one that somebody
-- wrote there stays. Parameter: a JSON object of classes by `table.column`.
with columns as (
    select
        c.oid, a.attname, k.value as class,
        coalesce(pg_catalog.col_description(c.oid, a.attnum), '') as comment
    from pg_catalog.pg_class as c
    join pg_catalog.pg_attribute as a
        on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.jsonb_each_text(:'classes'::jsonb) as k on k.key = c.relname || '.' || a.attname
    where c.relkind in ('r', 'v')
        and c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl', 'corrected')
),

marked as (
    select
        columns.*,
        (
            select strictness.class
            from unnest(array['none', 'direct', 'content', 'secret']) with ordinality as strictness (class, rank)
            where strictness.class in (columns.class, substring(comment from '\[pii:(\w+)\]'))
            order by strictness.rank desc
            limit 1
        ) as strictest
    from columns
)

select format(
    'comment on column %s.%I is %L',
    oid::regclass,
    attname,
    ltrim(regexp_replace(comment, ' ?\[pii:[^]]*\]', '', 'g') || ' [pii:' || strictest || ']')
) as statement
from marked
