// What the tables are: kinds, columns, types.
import type { Shape } from './shape.ts';

export const OF_TABLES: readonly Shape[] = [
  {
    name: 'a partitioned table',
    sql: `alter table captcha_events rename to old;
      create table captcha_events (like old including defaults) partition by list (status); drop table old`,
    refused: /captcha_events is a partitioned table/,
  },
  {
    name: 'a table with an heir, and the heir of another',
    sql: `create table vip (rank integer) inherits (users);
      create table stamped (created_at timestamptz); alter table emails inherit stamped`,
    refused: /public.users has partitions or heirs; public.emails has partitions or heirs/,
  },
  {
    name: 'a foreign table',
    sql: `drop table two_factor_events; create foreign data wrapper w; create server s foreign data wrapper w;
      create foreign table two_factor_events (id uuid, application_id uuid, method text, requested_at timestamptz,
        code_supplied_at timestamptz, status text, notes text) server s`,
    refused: /two_factor_events is a foreign table/,
  },
  {
    name: 'tables that a crash empties, with what refers to them',
    sql: 'alter table job_post_tags set unlogged; alter table job_tags set unlogged',
    changes: [
      'table nyx.job_tags: no longer unlogged, which a crash would empty',
      'table nyx.job_post_tags: no longer unlogged, which a crash would empty',
    ],
  },
  {
    name: 'a column of the data model that is computed',
    sql: `alter table applications drop column duration_seconds;
      alter table applications add column duration_seconds integer generated always as
        (extract(epoch from application_submitted_at - application_started_at)::integer) stored`,
    changes: ['column nyx.applications.duration_seconds: no longer computed by the database'],
  },
  {
    name: 'more columns, computed when they are written or read',
    loads: true,
    sql: `alter table companies add column lower_name text generated always as (lower(name));
      alter table job_posts add column words tsvector
        generated always as (to_tsvector('english', job_title)) stored;
      create index on job_posts using gin (words)`,
    kept: [
      'column nyx.companies.lower_name',
      'column nyx.job_posts.words',
      'index nyx.job_posts.job_posts_words_idx',
    ],
  },
  {
    name: 'more columns, counted to the end',
    sql: `alter table job_tags add column n bigint generated always as identity (start 9223372036854775800),
        add column m bigserial; alter sequence job_tags_m_seq restart 9223372036854775807`,
    kept: ['column nyx.job_tags.m', 'column nyx.job_tags.n'],
  },
  {
    name: 'quoted names everywhere',
    loads: true,
    sql: `alter table users add column "User Id; drop table users --" text default 'it''s', add column "a""b%s%I" text;
      alter table users rename constraint users_email_key to "Key ""of"" %L; --";
      alter table users add constraint "check; 'x'" check (length("a""b%s%I") < 9);
      create index "Index %s ""x""" on users ("a""b%s%I"); create table "Users" (id integer);
      create function "f ""x"""() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger "t; %s" before update on users for each row execute function "f ""x"""()`,
    kept: [
      'column nyx.users.User Id; drop table users --',
      'column nyx.users.a"b%s%I',
      `constraint nyx.users.check; 'x'`,
      'index nyx.users.Index %s "x"',
      'trigger nyx.users.t; %s',
    ],
  },
  {
    name: 'columns dropped and added again, in another order',
    sql: `alter table data_corrections drop column old_value, drop column corrected_by;
      alter table data_corrections add column corrected_by text default 'user', add column old_value jsonb;
      alter table companies drop column industry; alter table companies add column industry text`,
    changes: ['constraint data_corrections_corrected_by_check of nyx.data_corrections: added'],
  },
  {
    name: 'as many columns as there can be, and one that lacks',
    sql: `alter table users drop column notes;
      do $$ begin execute (
        select 'alter table users ' || string_agg('add column c' || n || ' integer', ', ') from generate_series(1, 1591) as n
      ); end $$`,
    refused: /column notes of nyx.users: tables can have at most 1600 columns/,
  },
  {
    name: 'a demanded column lacks',
    sql: 'alter table job_posts drop column job_title',
    refused: /"nyx.job_posts","constraint":"job_title: not null","rows":40/,
  },
  {
    name: 'the key lacks, and rows are there twice, and without one',
    sql: `alter table captcha_events drop constraint captcha_events_pkey, alter column id drop not null;
      insert into captcha_events table captcha_events;
      update captcha_events set id = null where ctid = (select max(ctid) from captcha_events)`,
    refused: /id: not null","rows":1.*captcha_events_pkey","rows":4/,
  },
  {
    name: 'a domain with a check for an address',
    sql: `create domain address as text check (value like '%@%'); alter table users alter column email type address`,
    changes: ['column nyx.users.email: made text, was public.address'],
  },
  {
    name: 'a domain for a key',
    sql: 'create domain key as uuid not null; alter table captcha_events alter column id type key',
    refused: /captcha_events has an id of type public.key, not uuid/,
  },
  {
    name: 'an enum of which an index speaks',
    sql: `create type tier as enum ('top', 'normal', 'avoid'); alter table companies drop constraint companies_tier_check,
        alter column tier drop default, alter column tier type tier using tier::tier;
      create index best on companies (name) where tier = 'top'`,
    refused: /column tier of nyx.companies: operator does not exist: text = public.tier/,
  },
  {
    name: 'arrays, and JSON as it was typed',
    sql: `alter table user_profiles alter column skills_true drop default,
        alter column skills_true type text[] using array['SQL', 'a"b'];
      alter table session_events alter column payload type json using null;
      update session_events set payload = '{"a" :  1}'`,
    changes: [
      'column nyx.session_events.payload: made jsonb, was json',
      'column nyx.user_profiles.skills_true: made jsonb, was text[]',
      'column nyx.user_profiles.skills_true: given its default',
    ],
  },
  {
    name: 'JSON with a NUL',
    sql: String.raw`alter table session_events alter column payload type json using '{"a": "\u0000"}'`,
    refused: /payload: type jsonb","rows":2/,
  },
  {
    name: 'times without a zone, at the ends of time',
    sql: `alter table users alter column created_at type timestamp;
      insert into users (name, email, created_at) values ('a', 'a', 'infinity'), ('b', 'b', '-infinity'),
        ('c', 'c', '4713-01-01 00:00:00 BC'), ('d', 'd', '294276-12-31 23:59:59.999999')`,
    changes: [
      'column nyx.users.created_at: made timestamp with time zone, was timestamp without time zone (of UTC)',
      'column nyx.users.created_at: given its default',
    ],
    retold: ['users.created_at'],
  },
  {
    name: 'numbers that are none, and money',
    sql: `alter table applications alter column match_score type double precision;
      update applications set match_score = 'Infinity' where id::text like '%2';
      alter table job_posts alter column compensation_min type money using 12.5::numeric::money`,
    refused:
      /match_score: type numeric\(4,3\)","rows":4.*compensation_min: type numeric","rows":40/,
  },
  {
    name: 'bytes in place of a text',
    sql: 'alter table emails alter column from_address type bytea using from_address::bytea',
    refused: /from_address: type text","rows":5/,
  },
  {
    name: 'other orders of letters',
    sql: `create collation ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      alter table users alter column email type text collate ci;
      alter table companies alter column name type text collate "C"`,
    changes: [
      'column nyx.companies.name: made text, was text collate "C"',
      'column nyx.users.email: made text, was text collate public.ci',
    ],
  },
  {
    name: 'ids as fixed characters',
    sql: 'alter table two_factor_events alter column id drop default, alter column id type char(40)',
    changes: [
      'column nyx.two_factor_events.id: made uuid, was character(40)',
      'column nyx.two_factor_events.id: given its default',
    ],
    retold: ['two_factor_events.id'],
  },
];
