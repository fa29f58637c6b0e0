// Objects that have a name which adopting needs, and objects that hang on the tables.
import type { Shape } from './shape.ts';

const STRANGE = /schema \w+ is there already, and nyx-etl has not made it\nhint: rename it/;
const CORRECTION = `insert into data_corrections (table_name, record_id, field_name, new_value)
  select 'users', id, 'notes', '"x"' from users;`;

export const IN_THE_WAY: readonly Shape[] = [
  {
    name: 'a schema nyx with a table of another program',
    sql: 'create schema nyx; create table nyx.users (a integer)',
    refused: STRANGE,
  },
  { name: 'an empty schema corrected', sql: 'create schema corrected', refused: STRANGE },
  {
    name: 'a schema saturnus of another owner',
    sql: 'create schema saturnus authorization ROLE',
    refused: STRANGE,
  },
  {
    name: 'a schema etl whose migrations are another program’s',
    sql: 'create schema etl; create table etl.migrations (id serial, done boolean)',
    refused: STRANGE,
  },
  {
    name: 'a schema etl with a function named as one of ours',
    sql: `create schema etl; create function etl.schema_of(table_name text) returns text language sql return 'x'`,
    refused: STRANGE,
  },
  {
    name: 'a schema etl without anything, and one named as that of copies',
    sql: 'create schema etl; create schema adopted_from; create table adopted_from.users (a integer)',
  },
  {
    name: 'a trigger named set_updated_at',
    sql: `create function stamp() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger set_updated_at before update on users for each row execute function stamp()`,
    refused:
      /trigger "set_updated_at" for relation "users" already exists\nhint: nothing was changed/,
  },
  {
    name: 'a trigger named mark_inserted',
    sql: `create function nothing() returns trigger language plpgsql as $$ begin return null; end $$;
      create trigger mark_inserted after insert on applications for each statement execute function nothing()`,
    refused:
      /trigger mark_inserted on nyx.applications has the name of one of nyx-etl's\nhint: nothing was changed/,
  },
  {
    name: 'a policy named persons',
    sql: 'alter table users enable row level security; create policy persons on users using (false)',
    refused: /policy "persons" for table "users" already exists/,
  },
  {
    name: 'an index with the name of one of a table that lacks',
    sql: 'drop table captcha_events; create index idx_captcha_events_app on users (name)',
    refused: /relation "idx_captcha_events_app" already exists/,
  },
  {
    name: 'a type and a view with the names of tables that lack',
    sql: `drop table captcha_events, two_factor_events; create type captcha_events as enum ('a');
      create view two_factor_events as select 1 as id`,
    retold: ['captcha_events.*'],
  },
  {
    name: 'a materialized view with the name of a table',
    sql: 'drop table two_factor_events; create materialized view two_factor_events as select 1 as id',
    refused: /two_factor_events has an id of type integer/,
  },
  {
    name: 'views upon views, and a materialized one',
    sql: `create view a as select id, name, email from users;
      create view "b ""c" as select * from a where name > '';
      create materialized view m as select count(*) as n from "b ""c"; create index on m (n)`,
  },
  {
    name: 'a rule that throws rows away',
    sql: 'create rule away as on insert to job_tags do instead nothing',
    kept: ['rule away on nyx.job_tags'],
  },
  {
    name: 'a column of the type of a row, and a function upon a table',
    sql: `create table seen (u users); alter table users alter column name drop not null;
      create function all_users() returns setof users begin atomic select * from users; end`,
    changes: ['column nyx.users.name: required'],
  },
  {
    name: 'a foreign key of somebody else’s table upon the address',
    sql: 'create table letters (to_whom text references users (email)); insert into letters select email from users',
  },
  {
    name: 'a primary key of two columns, to which another table refers',
    sql: `alter table two_factor_events drop constraint two_factor_events_pkey,
        alter column status set not null, add primary key (id, status);
      create table codes (id uuid, status text, foreign key (id, status) references two_factor_events (id, status))`,
    refused: /cannot drop constraint two_factor_events_pkey/,
  },
  {
    name: 'an event trigger that forbids',
    sql: `create function forbid() returns event_trigger language plpgsql as
        $$ begin if current_query() ~ 'nyx' then raise exception 'no DDL on Fridays'; end if; end $$;
      create event trigger forbid on ddl_command_end execute function forbid()`,
    refused: /no DDL on Fridays\nhint: nothing was changed/,
  },
  {
    name: 'event triggers that keep a log',
    loads: true,
    sql: `create table ddl (at timestamptz default now(), tag text);
      create function keep() returns event_trigger language plpgsql as
        $$ begin insert into public.ddl (tag) values (tg_tag); end $$;
      create event trigger keep on ddl_command_end execute function keep();
      create event trigger keep_drops on sql_drop execute function keep()`,
  },
  {
    name: 'a trigger that lets nobody delete corrections',
    sql: `${CORRECTION}
      create function forbid() returns trigger language plpgsql as $$ begin raise exception 'append only: %', old; end $$;
      create trigger forbid before delete on data_corrections for each row execute function forbid()`,
    refused: /trigger forbid of nyx.data_corrections: adopting writes its rows once more/,
  },
  {
    name: 'a trigger that swallows corrections, and a rule that keeps them',
    sql: `${CORRECTION}
      create function swallow() returns trigger language plpgsql as $$ begin return null; end $$;
      create trigger "Swallow" before insert on data_corrections for each row execute function swallow();
      create rule keep as on delete to data_corrections do instead nothing`,
    refused: /rule keep, trigger "Swallow" of nyx.data_corrections/,
  },
  {
    name: 'computed and counted columns in corrections',
    loads: true,
    sql: `${CORRECTION}
      alter table data_corrections add column day text generated always as (table_name || field_name) stored,
        add column n bigint generated always as identity`,
    kept: ['column nyx.data_corrections.day', 'column nyx.data_corrections.n'],
  },
  {
    name: 'corrections of what is not there, at the ends of time',
    sql: `insert into data_corrections (table_name, record_id, field_name, new_value, created_at)
      values ('nowhere', gen_random_uuid(), 'x', '1', 'infinity'),
        ('users', gen_random_uuid(), 'is_active', '"perhaps"', '-infinity')`,
  },
];
