-- Grain: one table that another session holds a lock on, with that session. Parameter: tables, a
-- JSON array of names. `yields` is true of a vacuum, which the server ends for whoever waits long
-- enough.
select
    l.relation::regclass::text as table_name,
    coalesce(nullif(a.application_name, ''), 'somebody') as program,
    l.pid,
    bool_and(l.mode = 'ShareUpdateExclusiveLock') as yields
from pg_catalog.pg_locks as l
left join pg_catalog.pg_stat_activity as a on a.pid = l.pid
where l.granted
    and l.locktype = 'relation'
    and l.database = (
        select d.oid from pg_catalog.pg_database as d where d.datname = current_database()
    )
    and l.pid <> pg_catalog.pg_backend_pid()
    and l.relation in (
        select to_regclass(name) from jsonb_array_elements_text(:'tables'::jsonb) as named (name)
    )
group by l.relation, a.application_name, l.pid
order by table_name, l.pid
