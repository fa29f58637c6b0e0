-- Grain: one column whose comment says a stricter class of personal data than the file of classes.
-- `remedy` makes them say the same. Parameters, as JSON: classes, an object by `table.column`;
-- strictness, an array of all classes, the laxest first.
with columns as (
    select
        c.oid, a.attname, a.attnum, k.value as said,
        substring(pg_catalog.col_description(c.oid, a.attnum) from '\[pii:(\w+)\]') as marked
    from pg_catalog.pg_class as c
    join pg_catalog.pg_attribute as a
        on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.jsonb_each_text(:'classes'::jsonb) as k on k.key = c.relname || '.' || a.attname
    where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl')
),

ranks as (
    select class, rank
    from pg_catalog.jsonb_array_elements_text(:'strictness'::jsonb)
        with ordinality as strictness (class, rank)
)

select
    format('%s.%I', c.oid::regclass, c.attname) as name,
    c.marked,
    c.said,
    format(
        'comment on column %s.%I is %L', c.oid::regclass, c.attname,
        replace(
            pg_catalog.col_description(c.oid, c.attnum),
            '[pii:' || c.marked || ']', '[pii:' || c.said || ']'
        )
    ) as remedy
from columns as c
join ranks as marked on marked.class = c.marked
join ranks as said on said.class = c.said
where marked.rank > said.rank
order by name
