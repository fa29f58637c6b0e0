-- What nyx-etl itself remembers: loads and the rows they set aside, runs of jobs, transforms and checks.

create table etl.loads (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('job-posts', 'emails', 'applications', 'table')),
    table_name text not null,
    source_path text not null,
    source_format text not null,
    source_bytes bigint not null,
    source_sha256 text,
    options jsonb not null default '{}',
    notes jsonb not null default '{}',
    rows_read bigint not null,
    rows_inserted bigint not null,
    rows_updated bigint not null,
    rows_unchanged bigint not null,
    rows_duplicate bigint not null,
    rows_rejected bigint not null,
    complete boolean not null default true,
    started_at timestamptz not null,
    finished_at timestamptz not null default clock_timestamp(),
    constraint loads_rows_add_up check (
        rows_read = rows_inserted + rows_updated + rows_unchanged + rows_duplicate + rows_rejected
    )
);

create index idx_loads_source on etl.loads (source_sha256);

comment on column etl.loads.complete is
    'False while batches of a large file are missing; rows_read is then the position to go on from.';
comment on table etl.loads is
    'One file that was loaded into one table, with counts that add up. Written in the transaction of the rows themselves.';

create table etl.rejects (
    id bigint generated always as identity primary key,
    load_id bigint not null references etl.loads (id) on delete cascade,
    record_number bigint,
    line_number bigint,
    byte_offset bigint,
    column_name text,
    reason_code text not null,
    message text not null,
    raw text,
    created_at timestamptz not null default now(),
    replayed_at timestamptz,
    replayed_load_id bigint references etl.loads (id)
);

create index idx_rejects_load on etl.rejects (load_id, record_number);

comment on table etl.rejects is
    'One record of a file that was set aside instead of loaded, with the reason and the record as it was read.';

create table etl.runs (
    id bigint generated always as identity primary key,
    job text not null,
    scheduled_at timestamptz,
    as_of timestamptz,
    status text not null check (status in ('running', 'succeeded', 'failed', 'cancelled', 'abandoned')),
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

create table etl.check_failures (
    id bigint generated always as identity primary key,
    run_id bigint references etl.runs (id) on delete cascade,
    check_name text not null,
    severity text not null check (severity in ('error', 'warn')),
    offending_row jsonb not null,
    created_at timestamptz not null default now()
);

create index idx_check_failures_name on etl.check_failures (check_name, created_at desc);

comment on table etl.check_failures is
    'One row that a data check found offending; up to 100 are kept per check and run.';

create table etl.exports (
    id bigint generated always as identity primary key,
    folder text not null,
    profile text not null,
    as_of timestamptz not null,
    manifest_sha256 text not null,
    total_bytes bigint not null,
    published_at timestamptz not null default clock_timestamp()
);

comment on table etl.exports is
    'One warehouse that was published: Parquet files and nyx.duckdb from one snapshot.';

-- Whether PostgreSQL would take a value for a type: null if so, else its message. Version 16 can tell without an exception.
do $$
begin
    if current_setting('server_version_num')::integer >= 160000 then
        create function etl.input_error(value text, type text) returns text
        language sql stable
        return (select e.message from pg_input_error_info(value, type) as e);
    else
        create function etl.input_error(value text, type text) returns text
        language plpgsql stable as $body$
        begin
            execute format('select %L::%s', value, type);
            return null;
        exception when others then
            return sqlerrm;
        end;
        $body$;
    end if;
end;
$$;

comment on function etl.input_error(text, text) is
    'The message with which PostgreSQL refuses a text as a value of a type, or null when it takes it.';

-- Time-ordered ids for bulk inserts: random ones touch every page of the primary key.
do $$
begin
    if current_setting('server_version_num')::integer >= 180000 then
        create function etl.uuid_v7() returns uuid
        language sql volatile
        return uuidv7();
    else
        create function etl.uuid_v7() returns uuid
        language sql volatile
        return encode(
            set_bit(
                set_bit(
                    overlay(
                        uuid_send(gen_random_uuid())
                        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                        from 1 for 6
                    ),
                    52,
                    1
                ),
                53,
                1
            ),
            'hex'
        )::uuid;
    end if;
end;
$$;

comment on function etl.uuid_v7() is 'A new UUID of version 7 (RFC 9562): milliseconds first, the rest random.';
