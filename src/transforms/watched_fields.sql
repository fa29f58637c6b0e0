-- Grain: one field that a view reads from a table, as far as PostgreSQL knows. Parameter: the view.
select
    c.relname as table_name, array_agg(distinct a.attname::text order by a.attname::text) as fields
from pg_catalog.pg_rewrite as w
join pg_catalog.pg_depend as d
    on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid
        and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0
join pg_catalog.pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
join pg_catalog.pg_class as c on c.oid = d.refobjid
where w.ev_class = (:'view'::text)::regclass
    and c.relnamespace::regnamespace::text in ('corrected', 'etl')
    and (a.attname <> 'id')
group by c.relname
