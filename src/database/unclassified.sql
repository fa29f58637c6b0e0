-- Grain: one column of our schemas whose comment says no class of personal data. Parameter:
-- classes, the names of all, separated by bars.
select
    'missing' as kind,
    format('class of personal data of column %s.%I', c.oid::regclass, a.attname) as object,
    format(
        'comment on column %s.%I is %L',
        c.oid::regclass,
        a.attname,
        ltrim(coalesce(pg_catalog.col_description(c.oid, a.attnum), '') || ' [pii:content]')
    ) as remedy
from pg_catalog.pg_class as c
join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'v')
    and c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl', 'corrected')
    and coalesce(
        pg_catalog.col_description(c.oid, a.attnum), ''
    ) !~ ('\[pii:(' || :'classes' || ')\]')
order by object
