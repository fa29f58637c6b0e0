-- Anybody who may connect may take an advisory lock, also that of a run, and a dead run would look alive for as long. Only who
-- may write the history of runs can be the one who executes it.

create or replace view etl.run_states as
with held as (
    select l.objid::bigint as key
    from pg_catalog.pg_locks as l
    join pg_catalog.pg_database as d on d.oid = l.database
    join pg_catalog.pg_stat_activity as a on a.pid = l.pid
    where
        d.datname = current_database()
        and l.locktype = 'advisory'
        and l.classid = 7109203
        and l.objsubid = 2
        and l.granted
        and pg_catalog.has_table_privilege(a.usesysid, 'etl.runs', 'update')
)

select
    r.id,
    r.job,
    r.scheduled_at,
    r.as_of,
    case
        when r.status = 'running' and r.id % 2147483648 not in (select key from held) then 'abandoned'
        else r.status
    end as status,
    r.started_at,
    r.finished_at,
    r.error_code,
    r.error_message,
    r.details
from etl.runs as r;
