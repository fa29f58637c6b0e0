-- What the migrator remembers: files of schema/ that were applied, and what the files of
-- schema/code made.
create schema if not exists etl;

create table if not exists etl.migrations (
    version text primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now(),
    duration_ms integer not null
);

create table if not exists etl.code_files (
    name text primary key,
    sha256 text not null,
    program_version text not null,
    applied_at timestamptz not null default now()
);

create table if not exists etl.code_objects (
    kind text not null check (kind in ('function', 'procedure', 'view', 'trigger', 'policy')),
    identity text not null,
    primary key (kind, identity)
);

comment on table etl.code_files is 'One file of schema/code as it was applied last.';
comment on table etl.code_objects is
    'One function, view, trigger or policy that schema/code made: what is replaced when a '
    'file of it changes.';
comment on column etl.code_files.program_version is
    'Version of nyx-etl that applied it; an older one leaves it as it is.';
