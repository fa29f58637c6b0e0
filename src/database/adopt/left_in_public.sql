-- Grain: one table or view in schema public that belongs to no extension. `stood_in_since` is when
-- adopt made a view there. No parameters.
select
    case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end
    || ' public.' || quote_ident(c.relname) as relation,
    substring(
        pg_catalog.obj_description(c.oid, 'pg_class') from 'made by nyx-etl adopt, (\S+)$'
    ) as stood_in_since
from pg_catalog.pg_class as c
where c.relnamespace = pg_catalog.to_regnamespace('public')
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
order by relation
