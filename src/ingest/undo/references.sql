-- Grain: one foreign key between two tables of the data model, or of what is kept of them, by the
-- tables that refer first: children before their parents. No parameters.
select
    cn.nspname || '.' || child.relname as child,
    pn.nspname || '.' || parent.relname as parent,
    ca.attname as child_column,
    pa.attname as parent_column,
    fk.confdeltype = 'c' as cascades
from pg_catalog.pg_constraint as fk
inner join pg_catalog.pg_class as child on child.oid = fk.conrelid
inner join pg_catalog.pg_namespace as cn on cn.oid = child.relnamespace
inner join pg_catalog.pg_class as parent on parent.oid = fk.confrelid
inner join pg_catalog.pg_namespace as pn on pn.oid = parent.relnamespace
inner join pg_catalog.pg_attribute as ca on ca.attrelid = fk.conrelid and ca.attnum = fk.conkey[1]
inner join pg_catalog.pg_attribute as pa on pa.attrelid = fk.confrelid and pa.attnum = fk.confkey[1]
where fk.contype = 'f' and pn.nspname in ('nyx', 'saturnus')
order by child, child_column;
