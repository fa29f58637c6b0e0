-- Runs of jobs, their steps, transforms, checks and exports.

create table etl.runs (
    id bigint generated always as identity primary key,
    job text not null,
    scheduled_at timestamptz,
    as_of timestamptz,
    status text not null check (
        status in (
            'running', 'succeeded', 'checks_failed', 'differs', 'export_failed', 'failed',
            'cancelled', 'abandoned'
        )
    ),
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    heartbeat_at timestamptz not null default clock_timestamp(),
    host text,
    pid integer,
    version text,
    resumes_run_id bigint references etl.runs (id) on delete set null,
    backfill boolean not null default false,
    error_code text,
    error_message text,
    details jsonb not null default '{}',
    check ((status = 'running') = (finished_at is null))
);

create index idx_runs_job on etl.runs (job, started_at desc);

create index idx_runs_resumes on etl.runs (resumes_run_id);

-- Who inserts the row has claimed the slot; whoever comes second finds it taken, or done.
create unique index idx_runs_slot on etl.runs (job, scheduled_at)
    where status in ('running', 'succeeded');

comment on table etl.runs is
    'One execution of a job, a transform run or an export. A run is alive while its advisory lock '
    'is held; else it was abandoned.';
comment on column etl.runs.id is 'Rises from run to run.';
comment on column etl.runs.job is
    'Name of the job, e.g. nightly; or of the command that was typed.';
comment on column etl.runs.scheduled_at is 'The slot it is of; null if it was started by hand.';
comment on column etl.runs.as_of is 'Logical time of its work: what came later it did not look at.';
comment on column etl.runs.started_at is 'When it began.';
comment on column etl.runs.finished_at is 'When it ended; null as long as it runs.';
comment on column etl.runs.pid is 'Its process on that machine.';
comment on column etl.runs.error_code is
    'Kind of the error that ended it, e.g. sql.unreachable; null without one.';
comment on column etl.runs.error_message is 'The error in words.';
comment on column etl.runs.details is 'What its kind of work notes besides, as JSON.';
comment on column etl.runs.status is
    'checks_failed: it finished, and a check of severity error found something; differs: a table '
    'is not what a full rebuild gives; then nothing was published. export_failed: it could not be '
    'published. abandoned: its process or its connection was lost.';
comment on column etl.runs.heartbeat_at is
    'When the process said last that it is at work, to half a minute.';
comment on column etl.runs.host is 'Name of the machine it runs on, and pid its process there.';
comment on column etl.runs.version is 'Version of nyx-etl.';
comment on column etl.runs.resumes_run_id is
    'The unfinished run of the same slot whose finished steps it has taken over.';
comment on column etl.runs.backfill is
    'Whether a slot older than what was done was asked for by hand.';

create table etl.run_steps (
    id bigint generated always as identity primary key,
    run_id bigint not null references etl.runs (id) on delete cascade,
    step text not null,
    status text not null check (
        status in ('running', 'succeeded', 'nothing_to_do', 'checks_failed', 'skipped', 'failed')
    ),
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    summary text,
    counts jsonb not null default '{}',
    failures text[] not null default '{}',
    error_code text,
    error_message text,
    taken_from_run_id bigint references etl.runs (id) on delete set null,
    unique (run_id, step),
    check ((status = 'running') = (finished_at is null))
);

create index idx_run_steps_taken_from on etl.run_steps (taken_from_run_id);

comment on table etl.run_steps is 'One step of a run of a job, in their order.';
comment on column etl.run_steps.id is 'Rises from step to step.';
comment on column etl.run_steps.run_id is 'The run it is of.';
comment on column etl.run_steps.step is 'Name of the step, e.g. transform.';
comment on column etl.run_steps.started_at is 'When it began.';
comment on column etl.run_steps.finished_at is 'When it ended; null as long as it runs.';
comment on column etl.run_steps.summary is 'What it did, in a sentence.';
comment on column etl.run_steps.failures is 'What is wrong with the data, one sentence each.';
comment on column etl.run_steps.error_code is 'Kind of the error that ended it; null without one.';
comment on column etl.run_steps.error_message is 'The error in words.';
comment on column etl.run_steps.status is
    'nothing_to_do: it has found no work. checks_failed: failures says what. skipped: it was not '
    'to follow what failed before.';
comment on column etl.run_steps.counts is 'What it did, in numbers by name.';
comment on column etl.run_steps.taken_from_run_id is
    'The unfinished run that has done it; this one has not done it again.';

create table etl.transform_runs (
    id bigint generated always as identity primary key,
    run_id bigint not null references etl.runs (id) on delete cascade,
    transform text not null,
    reason text not null,
    scope_keys bigint not null,
    rows_inserted bigint not null,
    rows_updated bigint not null,
    rows_deleted bigint not null,
    rows_unchanged bigint not null,
    duration_ms integer not null,
    finished_at timestamptz not null default clock_timestamp()
);

create index idx_transform_runs_run on etl.transform_runs (run_id);

comment on table etl.transform_runs is
    'One transform within a run: why it ran, over how many keys, and what it changed.';

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
    'One check within a run, as its header described it then, and how many rows '
    'it found offending.';

comment on column etl.check_runs.id is 'Rises from check to check.';
comment on column etl.check_runs.run_id is 'The run it is of.';
comment on column etl.check_runs.check_name is 'Name of the check, that of its file in checks/.';
comment on column etl.check_runs.severity is 'error stops the run from publishing, warn does not.';
comment on column etl.check_runs.demands is 'What has to be so, in a sentence.';
comment on column etl.check_runs.owner is 'Who mends it, and how.';
comment on column etl.check_runs.rows_offending is 'How many rows were not so.';
comment on column etl.check_runs.finished_at is 'When it was done.';

create table etl.check_failures (
    id bigint generated always as identity primary key,
    run_id bigint references etl.runs (id) on delete cascade,
    check_name text not null,
    severity text not null check (severity in ('error', 'warn')),
    offending_row jsonb not null,
    created_at timestamptz not null default now()
);

create index idx_check_failures_name on etl.check_failures (check_name, created_at desc);

create index idx_check_failures_run on etl.check_failures (run_id);

comment on table etl.check_failures is
    'One row that a data check found offending; up to 100 are kept per check and run.';

comment on column etl.check_failures.id is 'Rises from row to row.';
comment on column etl.check_failures.run_id is 'The run that found it.';
comment on column etl.check_failures.check_name is 'Name of the check.';
comment on column etl.check_failures.severity is 'error or warn, as of the check.';
comment on column etl.check_failures.offending_row is
    'What the check selected of the row, as JSON.';
comment on column etl.check_failures.created_at is 'When it was found.';

create table etl.exports (
    id bigint generated always as identity primary key,
    folder text not null,
    profile text not null,
    as_of timestamptz not null,
    manifest_sha256 text not null,
    total_bytes bigint not null,
    published_at timestamptz not null default clock_timestamp(),
    made_by name not null default current_user,
    only_tables text[],
    by_reader boolean not null default true
);

comment on table etl.exports is
    'One warehouse that was published: Parquet files and nyx.duckdb from one snapshot.';
comment on column etl.exports.made_by is 'The role that made it, which saw what is in it.';
comment on column etl.exports.only_tables is
    'The tables that were asked for; null of a whole export.';
comment on column etl.exports.by_reader is
    'Whether the connection that had read the rows wrote this: then the database has gone on from '
    'them. False where another export found no record.';

-- What stands in a lake of several databases, and after which export the marks of etl.dirty_keys
-- for the next one begin.
create table etl.lake_exports (
    export bigint primary key check (export > 0),
    cell text not null,
    after_export bigint references etl.lake_exports (export),
    folder text not null,
    manifest_sha256 text not null,
    published_at timestamptz not null default clock_timestamp(),
    check (after_export < export)
);

create index idx_lake_exports_after on etl.lake_exports (after_export);

comment on table etl.lake_exports is
    'One export of this database, which is a cell of a lake: recorded in the transaction that '
    'takes the marks of what it holds.';
comment on column etl.lake_exports.export is
    'Counts up; a number whose export was cut off is left out.';
comment on column etl.lake_exports.cell is
    'What this database is called in the lake, always the same.';
comment on column etl.lake_exports.after_export is
    'The export that it was asked to follow; null of one that was asked for every row.';
