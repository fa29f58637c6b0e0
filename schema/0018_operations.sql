-- What nyx-etl does on its own when nobody watches: backups, and what it has told whom.

create table etl.backups (
    id bigint generated always as identity primary key,
    folder text not null,
    snapshot_at timestamptz not null,
    total_bytes bigint not null,
    finished_at timestamptz not null default clock_timestamp()
);

comment on table etl.backups is
    'One backup of the database that was verified by restoring it.';
comment on column etl.backups.folder is 'Where it was put; it may have been removed since.';
comment on column etl.backups.snapshot_at is 'The instant whose rows it holds.';
comment on column etl.backups.total_bytes is 'Size of its files.';

create table etl.notices (
    id bigint generated always as identity primary key,
    channel text not null,
    subject text not null,
    message_id text,
    attempts integer not null default 0,
    begun_at timestamptz not null default clock_timestamp(),
    sent_at timestamptz,
    unique (channel, subject)
);

comment on table etl.notices is
    'One thing that was told by one channel: begun before it is sent, so that it is '
    'never told twice.';
comment on column etl.notices.channel is 'Name of the channel in the configuration.';
comment on column etl.notices.subject is
    'What was told, e.g. "failure of run 12", "digest of session <id>".';
comment on column etl.notices.message_id is
    'Message-ID of a mail: one that is sent again, after a crash, has the same.';
comment on column etl.notices.sent_at is 'When the other side took it; null while nobody knows.';
