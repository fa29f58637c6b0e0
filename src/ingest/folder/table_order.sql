-- Grain: one table of the data model, those that others refer to before these. No parameters.
with recursive reference as (
    select distinct c.conrelid as child, c.confrelid as parent
    from pg_catalog.pg_constraint as c
    where c.contype = 'f' and c.conrelid <> c.confrelid
),

member as (
    select c.oid, n.nspname, c.relname
    from pg_catalog.pg_class as c
    inner join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('nyx', 'saturnus') and c.relkind = 'r'
),

-- A table is behind the longest way of references to it; a circle of them, which there is none of,
-- would end at 40.
depth as (
    select oid, 0 as steps from member
    union
    select r.child, d.steps + 1
    from depth as d
    inner join reference as r on r.parent = d.oid
    where d.steps < 40
)

select m.nspname as schema, m.relname as name
from member as m
inner join depth as d on d.oid = m.oid
group by m.oid, m.nspname, m.relname
order by max(d.steps), m.nspname, m.relname;
