-- Grain: one table of ours that another session keeps from being read or written, with that
-- session. No parameters.
select
    format(
        '%s.%s is locked by %s (process %s)', n.nspname, c.relname,
        coalesce(nullif(a.application_name, ''), 'somebody'), l.pid
    )
        as holder
from pg_catalog.pg_locks as l
join pg_catalog.pg_class as c on c.oid = l.relation
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_stat_activity as a on a.pid = l.pid
where l.granted
    and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
    and l.pid <> pg_catalog.pg_backend_pid()
    and n.nspname in ('nyx', 'saturnus', 'etl')
    and c.relkind in ('r', 'p')
    and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
group by n.nspname, c.relname, a.application_name, l.pid
order by n.nspname, c.relname, l.pid
limit 5
