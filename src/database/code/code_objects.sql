-- Grain: one function, procedure, view, trigger or policy in our schemas, whoever made it; a
-- trigger with what it does, for one may be replaced by another of its name. No parameters.
with objects as (
    select 'pg_catalog.pg_proc'::regclass as classid, p.oid as objid
    from pg_catalog.pg_proc as p
    where p.pronamespace::regnamespace::text in ('nyx', 'saturnus', 'etl', 'corrected')
    union all
    select 'pg_catalog.pg_class'::regclass, c.oid
    from pg_catalog.pg_class as c
    where c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl', 'corrected')
        and c.relkind = 'v'
    union all
    select 'pg_catalog.pg_trigger'::regclass, t.oid
    from pg_catalog.pg_trigger as t
    join pg_catalog.pg_class as c on c.oid = t.tgrelid
    where c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl') and not t.tgisinternal
    union all
    select 'pg_catalog.pg_policy'::regclass, p.oid
    from pg_catalog.pg_policy as p
    join pg_catalog.pg_class as c on c.oid = p.polrelid
    where c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl')
)

select
    i.type as kind, i.identity,
    case
        when o.classid = 'pg_catalog.pg_trigger'::regclass
        then pg_catalog.pg_get_triggerdef(o.objid)
    end as definition
from objects as o
cross join lateral pg_catalog.pg_identify_object(o.classid, o.objid, 0) as i
