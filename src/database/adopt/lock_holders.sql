-- Grain: one table that another session holds a lock on, with that session, or with a transaction
-- that was prepared and has none. Parameter: tables, a JSON array of names. `yields` is true of a
-- vacuum, which the server ends for whoever waits long enough.
select
    l.relation::regclass::text as table_name,
    case
        when l.pid is null
        then 'prepared transaction ' || coalesce(quote_literal(p.gid), 'of somebody')
        else format('%s (process %s)', coalesce(nullif(a.application_name, ''), 'somebody'), l.pid)
    end as holder,
    bool_and(l.mode = 'ShareUpdateExclusiveLock') as yields
from pg_catalog.pg_locks as l
left join pg_catalog.pg_stat_activity as a on a.pid = l.pid
left join (
    select own.virtualtransaction, prepared.gid
    from pg_catalog.pg_prepared_xacts as prepared
    join pg_catalog.pg_locks as own
        on own.locktype = 'transactionid'
        and own.transactionid = prepared.transaction
        and own.granted
    where own.pid is null
) as p on l.pid is null and p.virtualtransaction = l.virtualtransaction
where l.granted
    and l.locktype = 'relation'
    and l.database = (
        select d.oid from pg_catalog.pg_database as d where d.datname = current_database()
    )
    and l.pid is distinct from pg_catalog.pg_backend_pid()
    and l.relation in (
        select to_regclass(name) from jsonb_array_elements_text(:'tables'::jsonb) as named (name)
    )
group by l.relation, a.application_name, l.pid, p.gid
order by table_name, holder
