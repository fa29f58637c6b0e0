-- Which run is executed by a session at the moment.

-- The session that executes a run holds this lock from the moment the run can be seen until it has
-- ended.
create function etl.hold_run(run_id bigint) returns void
language sql volatile
return pg_catalog.pg_advisory_lock(7109203, (run_id % 2147483648)::integer);

create function etl.release_run(run_id bigint) returns boolean
language sql volatile
return pg_catalog.pg_advisory_unlock(7109203, (run_id % 2147483648)::integer);

comment on function etl.hold_run(bigint) is
    'Says that this session executes the run, until release_run or its end.';
comment on function etl.release_run(bigint) is
    'Takes back hold_run; false when this session did not hold the run.';

-- Locks show as they are at the moment, rows as they were when the statement began. Volatile, so
-- that it sees what has been committed since.
create function etl.still_says_running(run_id bigint) returns boolean
language sql volatile
return exists (select from etl.runs as r where r.id = run_id and r.status = 'running');

comment on function etl.still_says_running(bigint) is
    'Whether the history says at this moment that the run is running.';

-- Anybody who may connect may take an advisory lock, also that of a run, and a dead run would look
-- alive for as long. Only who may write the history of runs can be the one who executes it.
create view etl.run_states as
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
        when r.status <> 'running' or r.id % 2147483648 in (select key from held)
            then r.status
        when etl.still_says_running(r.id)
            then 'abandoned'
        else r.status
    end as status,
    r.started_at,
    r.finished_at,
    r.heartbeat_at,
    r.host,
    r.pid,
    r.version,
    r.resumes_run_id,
    r.backfill,
    r.error_code,
    r.error_message,
    r.details
from etl.runs as r;

comment on view etl.run_states is
    'The runs as they stand at the moment: one that says running while no session holds '
    'it is abandoned.';
