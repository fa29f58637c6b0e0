-- Grain: one statement that says a column's class of personal data at the end of its comment. A
-- stricter one that somebody wrote there stays. Parameters, as JSON: classes, an object by
-- `table.column`; strictness, an array of all classes, the laxest first.
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
            from pg_catalog.jsonb_array_elements_text(:'strictness'::jsonb)
                with ordinality as strictness (class, rank)
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
