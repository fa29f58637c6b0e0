-- Runs of the agent and what happened to them.

create table nyx.application_sessions (
    id                            uuid           primary key default gen_random_uuid(),
    user_id                       uuid           not null references nyx.users (id),
    session_name                  text,
    start_datetime                timestamptz    default now(),
    end_datetime                  timestamptz,
    status                        text           default 'planned'
                                                 check (status in (
                                                     'planned', 'running', 'completed', 'paused',
                                                     'failed', 'cancelled'
                                                 )),
    max_applications              integer        default 200,
    max_duration_seconds          integer        default 7200,
    max_parallel_agents           integer        default 5,
    config_snapshot               jsonb,
    total_applications_attempted  integer        default 0,
    total_applications_successful integer        default 0,
    total_tokens_input            bigint         default 0,
    total_tokens_output           bigint         default 0,
    total_cost_estimated          numeric(10, 4) default 0,
    num_low_effort                integer        default 0,
    num_medium_effort             integer        default 0,
    num_high_effort               integer        default 0,
    created_at                    timestamptz    default now(),
    updated_at                    timestamptz    default now()
);

create index idx_sessions_user   on nyx.application_sessions (user_id);
create index idx_sessions_status on nyx.application_sessions (status);
create index idx_sessions_start  on nyx.application_sessions (start_datetime desc);

comment on table nyx.application_sessions is 'One run of the agent: a batch of applications.';
comment on column nyx.application_sessions.id is 'Primary key.';
comment on column nyx.application_sessions.user_id is 'The person applied for.';
comment on column nyx.application_sessions.session_name is 'Short label; null if unnamed.';
comment on column nyx.application_sessions.start_datetime is
    'When the run began, or is planned to begin.';
comment on column nyx.application_sessions.end_datetime is
    'When the run ended; null while it has not.';
comment on column nyx.application_sessions.status is
    'State of the run; completed, failed and cancelled are final.';
comment on column nyx.application_sessions.max_applications is 'Limit of applications in this run.';
comment on column nyx.application_sessions.max_duration_seconds is
    'Limit of its duration, in seconds.';
comment on column nyx.application_sessions.max_parallel_agents is
    'Limit of agents at work at once.';
comment on column nyx.application_sessions.config_snapshot is
    'JSON copy of the configuration in force; may hold proxy logins and keys.';
comment on column nyx.application_sessions.total_applications_attempted is
    'Counter kept by the agent.';
comment on column nyx.application_sessions.total_applications_successful is
    'Counter kept by the agent.';
comment on column nyx.application_sessions.total_tokens_input is
    'Input tokens, counted by the agent.';
comment on column nyx.application_sessions.total_tokens_output is
    'Output tokens, counted by the agent.';
comment on column nyx.application_sessions.total_cost_estimated is
    'Model cost in US dollars, estimated by the agent.';
comment on column nyx.application_sessions.num_low_effort is
    'Low-effort applications, counted by the agent.';
comment on column nyx.application_sessions.num_medium_effort is
    'Medium-effort applications, counted by the agent.';
comment on column nyx.application_sessions.num_high_effort is
    'High-effort applications, counted by the agent.';
comment on column nyx.application_sessions.created_at is 'When the row was made.';
comment on column nyx.application_sessions.updated_at is
    'When the row last changed; kept by a trigger.';

create table nyx.session_events (
    id         uuid        primary key default gen_random_uuid(),
    session_id uuid        not null references nyx.application_sessions (id),
    event_type text        not null,
    message    text,
    payload    jsonb,
    created_at timestamptz default now()
);

create index idx_session_events_session on nyx.session_events (session_id);
create index idx_session_events_type    on nyx.session_events (event_type);
create index idx_session_events_created on nyx.session_events (created_at desc);

comment on table nyx.session_events is
    'One thing that happened to a session, e.g. session_paused. Append-only.';
comment on column nyx.session_events.id is 'Primary key.';
comment on column nyx.session_events.session_id is 'The session.';
comment on column nyx.session_events.event_type is 'Kind of event, e.g. session_started.';
comment on column nyx.session_events.message is 'The event in words.';
comment on column nyx.session_events.payload is 'JSON details, by event_type.';
comment on column nyx.session_events.created_at is 'When it happened.';
