-- A night says truly how it went: checks that fail are a state of their own, each check leaves what it found, and a run
-- whose process is gone is never taken for one that works.

alter table etl.runs drop constraint runs_status_check;
alter table etl.runs add constraint runs_status_check check (
    status in ('running', 'succeeded', 'checks_failed', 'failed', 'cancelled', 'abandoned')
);

comment on column etl.runs.status is
    'checks_failed: it finished, a check of severity error found something, and nothing was published. abandoned: its process or its connection was lost.';

create table etl.check_runs (
    id bigint generated always as identity primary key,
    run_id bigint not null references etl.runs (id) on delete cascade,
    check_name text not null,
    severity text not null check (severity in ('error', 'warn')),
    demands text not null,
    owner text not null,
    rows_offending bigint not null,
    finished_at timestamptz not null default clock_timestamp()
);

create index idx_check_runs_run on etl.check_runs (run_id);

comment on table etl.check_runs is
    'One check within a run, as its header described it then, and how many rows it found offending.';

-- The session that executes a run holds this lock from the moment the run can be seen until it has ended.
create function etl.hold_run(run_id bigint) returns void
language sql volatile
return pg_catalog.pg_advisory_lock(7109203, (run_id % 2147483648)::integer);

create function etl.release_run(run_id bigint) returns boolean
language sql volatile
return pg_catalog.pg_advisory_unlock(7109203, (run_id % 2147483648)::integer);

comment on function etl.hold_run(bigint) is 'Says that this session executes the run, until release_run or its end.';
comment on function etl.release_run(bigint) is 'Takes back hold_run; false when this session did not hold the run.';

create view etl.run_states as
with held as (
    select l.objid::bigint as key
    from pg_catalog.pg_locks as l
    join pg_catalog.pg_database as d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and l.classid = 7109203 and l.objsubid = 2
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

comment on view etl.run_states is
    'The runs as they stand at the moment: one that says running while no session holds it is abandoned.';
