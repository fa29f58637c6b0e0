-- Runs of jobs, transforms, checks and exports.

create table etl.runs (
    id bigint generated always as identity primary key,
    job text not null,
    scheduled_at timestamptz,
    as_of timestamptz,
    status text not null check (
        status in ('running', 'succeeded', 'checks_failed', 'failed', 'cancelled', 'abandoned')
    ),
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    error_code text,
    error_message text,
    details jsonb not null default '{}',
    check ((status = 'running') = (finished_at is null))
);

create index idx_runs_job on etl.runs (job, started_at desc);

create unique index idx_runs_slot on etl.runs (job, scheduled_at) where status = 'succeeded';

comment on table etl.runs is
    'One execution of a job, a transform run or an export. A run is alive while its advisory lock is held; else it was abandoned.';
comment on column etl.runs.status is
    'checks_failed: it finished, a check of severity error found something, and nothing was published. abandoned: its process or its connection was lost.';

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
    'One check within a run, as its header described it then, and how many rows it found offending.';

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

create table etl.exports (
    id bigint generated always as identity primary key,
    folder text not null,
    profile text not null,
    as_of timestamptz not null,
    manifest_sha256 text not null,
    total_bytes bigint not null,
    published_at timestamptz not null default clock_timestamp(),
    made_by name not null default current_user
);

comment on table etl.exports is
    'One warehouse that was published: Parquet files and nyx.duckdb from one snapshot.';
comment on column etl.exports.made_by is 'The role that made it, which saw what is in it.';
