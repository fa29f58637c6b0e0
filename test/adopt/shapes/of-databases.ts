// What the database is: owners, rights, settings, extensions, publications, encodings.
import type { Shape } from './shape.ts';

const ENCODING = /the database is encoded in \w+, and nyx-etl needs one in UTF8/;

export const OF_DATABASES: readonly Shape[] = [
  {
    name: 'row-level security that hides every row from its owner',
    asOwner: true,
    sql: 'alter table users enable row level security; alter table users force row level security',
    refused:
      /query would be affected by row-level security policy for table "users"\nhint: nothing was changed/,
  },
  {
    name: 'row-level security that hides every row, but not from a superuser',
    sql: `alter table users enable row level security; alter table users force row level security;
      create policy own on users using (false)`,
    kept: ['table nyx.users: row-level security is forced on its owner', 'policy own on nyx.users'],
  },
  {
    name: 'an owner whose name has to be quoted',
    loads: true,
    asOwner: true,
    role: `Agent "Smith"; --`,
    sql: '',
  },
  {
    name: 'tables of several owners',
    sql: 'alter table users owner to pg_read_all_data; alter table job_tags owner to pg_monitor',
    changes: [
      'table nyx.job_tags: belonged to pg_monitor, which may read and write as before',
      'table nyx.users: belonged to pg_read_all_data, which may read and write as before',
    ],
  },
  {
    name: 'settings that change what the catalog says',
    sql: `alter database DB set quote_all_identifiers = on; alter database DB set standard_conforming_strings = off;
      alter database DB set datestyle = 'German'; alter database DB set bytea_output = 'escape'`,
  },
  {
    name: 'settings that change what SQL means',
    loads: true,
    sql: `alter database DB set transform_null_equals = on; alter database DB set array_nulls = off;
      alter database DB set check_function_bodies = off; alter database DB set row_security = off;
      alter database DB set default_transaction_isolation = 'serializable'`,
  },
  {
    name: 'a setting that lets nobody read views',
    sql: `alter database DB set restrict_nonsystem_relation_kind = 'view'`,
    refused: /access to non-system view "shown_columns" is restricted\nhint: nothing was changed/,
  },
  {
    name: 'a role as which everything is done',
    sql: `alter database DB set role = 'pg_monitor'`,
    refused: /public.application_events belongs to \w+ \(and 38 more\)\nhint: adopt as that role/,
  },
  {
    name: 'a database that is read only',
    sql: 'alter database DB set default_transaction_read_only = on',
    refused: /lift default_transaction_read_only/,
  },
  {
    name: 'little patience with statements',
    sql: `alter database DB set statement_timeout = '20ms'`,
    refused: /hint: the statement_timeout of this user or database is too short/,
  },
  {
    name: 'little patience with transactions',
    sql: `alter database DB set transaction_timeout = '200ms'`,
    refused: /hint: the transaction_timeout of this user or database is too short/,
  },
  {
    name: 'functions and operators before those of PostgreSQL',
    loads: true,
    sql: `create function public.now() returns timestamptz language sql as $$ select timestamptz '2000-01-01' $$;
      create function public.gen_random_uuid() returns uuid language sql as
        $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;
      create function public.count(text) returns text language sql as $$ select 'x' $$;
      create function public.never(uuid, uuid) returns boolean language sql as $$ select false $$;
      create operator public.= (leftarg = uuid, rightarg = uuid, function = public.never);
      alter database DB set search_path = public, pg_catalog`,
  },
  {
    name: 'a search_path without schema public',
    sql: `alter database DB set search_path = "Odd; schema", '$user'`,
  },
  { name: 'a search_path of nothing', loads: true, sql: `alter database DB set search_path = ''` },
  {
    name: 'extensions in public, on which columns, defaults and indexes hang',
    sql: `create extension citext; create extension hstore; create extension "uuid-ossp"; create extension pg_trgm;
      create extension btree_gist; alter table users alter column email type citext;
      alter table users alter column id set default uuid_generate_v4(), add column tags hstore;
      create index fuzzy on job_posts using gin (job_title gin_trgm_ops);
      create index apart on job_posts using gist (job_title)`,
    changes: ['column nyx.users.email: made text, was public.citext'],
    kept: [
      'column nyx.users.tags',
      'default of column nyx.users.id',
      'index nyx.job_posts.apart',
      'index nyx.job_posts.fuzzy',
    ],
  },
  {
    name: 'publications of everything, and of a part',
    loads: true,
    sql: `create publication everything for all tables;
      create publication part for table users, applications where (id is not null)`,
  },
  {
    name: 'rows that nothing tells apart for a replica',
    sql: 'alter table users replica identity nothing; alter table emails replica identity full',
  },
  {
    name: 'rights for everybody, and the right to pass them on',
    sql: `grant select, delete on users to public; grant truncate on emails to pg_monitor with grant option`,
    kept: [
      'delete, select on table nyx.users for public',
      'grant option for truncate on table saturnus.emails for pg_monitor',
      'usage on schema nyx for public',
    ],
  },
  {
    name: 'statistics, storage and an order on the disk',
    sql: `create statistics pair on name, email from users; alter table job_posts
        alter column description_raw set storage external, set (fillfactor = 40, autovacuum_enabled = off);
      alter table users cluster on users_pkey`,
  },
  {
    name: 'a database in Latin 1',
    database: `template template0 encoding 'LATIN1' locale 'C'`,
    sql: '',
    refused: ENCODING,
  },
  {
    name: 'a database without an encoding',
    database: `template template0 encoding 'SQL_ASCII' locale 'C'`,
    sql: '',
    refused: ENCODING,
  },
  {
    name: 'a database with the letters of Turkish',
    database: `template template0 encoding 'UTF8' locale_provider icu icu_locale 'tr-TR' locale 'C'`,
    sql: '',
  },
];
