-- What was loaded from which file, and the rows that were set aside.

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
    transactions jsonb not null default '[]',
    undone_at timestamptz,
    constraint loads_rows_add_up check (
        rows_read = rows_inserted + rows_updated + rows_unchanged + rows_duplicate + rows_rejected
    )
);

create index idx_loads_source on etl.loads (source_sha256);

comment on table etl.loads is
    'One file that was loaded into one table, with counts that add up. Written in the transaction '
    'of the rows themselves.';
comment on column etl.loads.complete is
    'False while batches of a large file are missing; rows_read is then the position to '
    'go on from.';

comment on column etl.loads.transactions is
    'One {"xid", "at"} per commit: what its rows have as xmin, and now() then, by which `loads '
    'undo` knows them.';
comment on column etl.loads.undone_at is 'When its rows were taken back; null while they stand.';

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
    replayed_load_id bigint references etl.loads (id),
    dismissed boolean not null default false,
    constraint rejects_dismissed_wait_no_longer check (not dismissed or replayed_at is not null)
);

create index idx_rejects_load on etl.rejects (load_id, record_number);

create index idx_rejects_replayed on etl.rejects (replayed_load_id)
    where replayed_load_id is not null;

comment on table etl.rejects is
    'One record of a file that was set aside instead of loaded, with the reason and the record as '
    'it was read.';

create table etl.job_post_hashes (
    job_post_id    uuid        primary key,
    source_hash    bigint      not null,
    row_updated_at timestamptz not null default now()
);

comment on table etl.job_post_hashes is
    'One job post as its newest load left it. Loading a record with this hash again changes '
    'nothing while updated_at is the same.';
comment on column etl.job_post_hashes.job_post_id is
    'nyx.job_posts.id; without a foreign key, whose check would cost a load more than '
    'this table saves.';
comment on column etl.job_post_hashes.source_hash is
    'Hash of the record as it was read, of the mapping and of the version of the normalisers.';
comment on column etl.job_post_hashes.row_updated_at is
    'updated_at of the job post when its load ended; any later change moves it.';

create table etl.inbox_files (
    id bigint generated always as identity primary key,
    inbox text not null,
    file_name text not null,
    source_sha256 text not null,
    load_id bigint not null references etl.loads (id) on delete cascade,
    noted_at timestamptz not null default clock_timestamp(),
    unique (inbox, source_sha256, load_id)
);

comment on table etl.inbox_files is
    'One file that was loaded from an inbox, noted in the transaction of its rows: its bytes are '
    'not loaded from there again.';
comment on column etl.inbox_files.inbox is 'Name of the inbox in the configuration.';
comment on column etl.inbox_files.file_name is 'As it was called in the inbox.';
comment on column etl.inbox_files.source_sha256 is 'sha256 of its bytes.';

create table etl.mailbox_positions (
    inbox text not null,
    folder text not null,
    uid_validity bigint not null,
    last_uid bigint not null,
    moved_at timestamptz not null default clock_timestamp(),
    primary key (inbox, folder)
);

comment on table etl.mailbox_positions is
    'How far a folder of an IMAP server was read, moved in the transaction of '
    'the messages themselves.';
comment on column etl.mailbox_positions.uid_validity is
    'UIDVALIDITY of the folder: with another one its numbers mean other messages, and it '
    'is read anew.';
comment on column etl.mailbox_positions.last_uid is 'UID of the last message that was read.';
