-- Grain: one table, sequence or view that is not of our schemas, or one role, which no backup
-- holds. No parameters.
select n.nspname || '.' || c.relname as name
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where
    c.relkind in ('r', 'p', 'm', 'v', 'S', 'f')
    and n.nspname not in ('nyx', 'saturnus', 'etl', 'corrected', 'information_schema')
    and not pg_catalog.starts_with(n.nspname, 'pg_')
    -- What an extension made comes with it.
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
union all
select 'role ' || r.rolname
from pg_catalog.pg_roles as r
where not pg_catalog.starts_with(r.rolname, 'pg_') and r.rolname <> current_user
order by name
