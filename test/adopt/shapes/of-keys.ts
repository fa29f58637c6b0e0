// Constraints and indexes that do not say what they seem to.
import type { Shape } from './shape.ts';

const WRONG_SESSIONS = `update applications set session_id = gen_random_uuid() where id::text like '%1'`;
const UNKNOWN_SESSIONS = /applications_session_id_fkey","rows":4/;
const ADDED = ['constraint applications_session_id_fkey of nyx.applications: added'];

export const OF_KEYS: readonly Shape[] = [
  {
    name: 'a key and a check that were never checked, and do not hold',
    sql: `alter table applications drop constraint applications_session_id_fkey; ${WRONG_SESSIONS};
      alter table applications add constraint applications_session_id_fkey
        foreign key (session_id) references application_sessions (id) not valid;
      alter table companies drop constraint companies_tier_check; update companies set tier = 'odd';
      alter table companies add constraint companies_tier_check check (tier in ('top', 'normal', 'avoid')) not valid`,
    refused: /companies_tier_check","rows":8.*applications_session_id_fkey","rows":4/,
  },
  {
    name: 'a key that was never checked, and holds',
    sql: `alter table applications drop constraint applications_session_id_fkey;
      alter table applications add constraint applications_session_id_fkey
        foreign key (session_id) references application_sessions (id) not valid`,
    changes: ADDED,
  },
  {
    name: 'keys whose triggers are switched off, and do not hold',
    sql: `alter table applications disable trigger all; ${WRONG_SESSIONS}`,
    refused: UNKNOWN_SESSIONS,
  },
  {
    name: 'keys whose triggers are switched off on the other side, and hold',
    sql: 'alter table application_sessions disable trigger all',
    changes: [
      'constraint application_events_session_id_fkey of nyx.application_events: added',
      'constraint application_sessions_user_id_fkey of nyx.application_sessions: added',
      'constraint applications_session_id_fkey of nyx.applications: added',
      'constraint model_usage_session_id_fkey of nyx.model_usage: added',
      'constraint session_digests_session_id_fkey of nyx.session_digests: added',
      'constraint session_events_session_id_fkey of nyx.session_events: added',
    ],
  },
  {
    name: 'keys that are asked at the end, and keys of another kind',
    sql: `alter table applications alter constraint applications_session_id_fkey deferrable initially deferred;
      alter table users drop constraint users_email_key,
        add constraint users_email_key unique nulls not distinct (email) include (name)`,
    changes: ['constraint users_email_key of nyx.users: added', ...ADDED],
  },
  {
    name: 'indexes that could not be made',
    sql: `update pg_index set indisvalid = false
      where indexrelid in ('idx_users_email'::regclass, 'idx_job_posts_title'::regclass)`,
    changes: [
      'index idx_job_posts_title of nyx.job_posts: added',
      'index idx_users_email of nyx.users: added',
    ],
  },
  {
    name: 'a unique index where a constraint belongs, partial and upon an expression',
    sql: `alter table job_tags drop constraint job_tags_name_key;
      create unique index job_tags_name_key on job_tags (lower(name)) where name <> ''`,
    refused:
      /constraint job_tags_name_key of nyx.job_tags: relation "job_tags_name_key" already exists/,
  },
  {
    name: 'an exclusion where a key belongs',
    sql: `alter table job_tags drop constraint job_tags_name_key;
      alter table job_tags add constraint job_tags_name_key exclude (name with =)`,
    refused:
      /constraint job_tags_name_key of nyx.job_tags: relation "job_tags_name_key" already exists/,
  },
];
