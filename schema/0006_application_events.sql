-- What got in the way: the event log, CAPTCHAs, second factors, limits per domain.

create table nyx.application_events (
    id             uuid        primary key default gen_random_uuid(),
    application_id uuid        references nyx.applications (id),
    session_id     uuid        references nyx.application_sessions (id),
    event_type     text        not null,
    event_detail   text,
    payload        jsonb,
    created_at     timestamptz default now()
);

create index idx_app_events_app     on nyx.application_events (application_id);
create index idx_app_events_session on nyx.application_events (session_id);
create index idx_app_events_type    on nyx.application_events (event_type);
create index idx_app_events_created on nyx.application_events (created_at desc);

comment on table nyx.application_events is
    'One thing that happened in an application or its session, e.g. rate_limit_hit. Append-only.';
comment on column nyx.application_events.id is 'Primary key.';
comment on column nyx.application_events.application_id is
    'The application; null if the event concerns the session only.';
comment on column nyx.application_events.session_id is 'The session; null if outside one.';
comment on column nyx.application_events.event_type is
    'Kind of event, e.g. captcha_detected, two_factor_requested, login_failed, domain_blocked, '
    'qa_completed.';
comment on column nyx.application_events.event_detail is 'The event in words.';
comment on column nyx.application_events.payload is 'JSON details, by event_type.';
comment on column nyx.application_events.created_at is 'When it happened.';

create table nyx.captcha_events (
    id             uuid          primary key default gen_random_uuid(),
    application_id uuid          not null references nyx.applications (id),
    provider       text          check (provider in (
                                     'hcaptcha', 'recaptcha_v2', 'recaptcha_v3', 'turnstile',
                                     'funcaptcha', 'unknown'
                                 )),
    attempt_number integer       not null,
    status         text          not null
                                 check (status in (
                                     'attempted', 'solved', 'failed', 'skipped', 'manual_required'
                                 )),
    solver_type    text          check (solver_type in ('agent', 'human', 'external_service')),
    solver_service text,
    solve_time_ms  integer,
    cost_cents     numeric(6, 2),
    created_at     timestamptz   default now()
);

create index idx_captcha_events_app    on nyx.captcha_events (application_id);
create index idx_captcha_events_status on nyx.captcha_events (status);

comment on table nyx.captcha_events is 'One attempt at a CAPTCHA.';
comment on column nyx.captcha_events.id is 'Primary key.';
comment on column nyx.captcha_events.application_id is 'The application it stood in the way of.';
comment on column nyx.captcha_events.provider is 'Maker of the CAPTCHA.';
comment on column nyx.captcha_events.attempt_number is 'Counts from 1 within the application.';
comment on column nyx.captcha_events.status is
    'How the attempt ended, or attempted while it has not.';
comment on column nyx.captcha_events.solver_type is 'Who tried.';
comment on column nyx.captcha_events.solver_service is
    'Service used, e.g. 2captcha; null unless solver_type is external_service.';
comment on column nyx.captcha_events.solve_time_ms is 'Time taken, in milliseconds.';
comment on column nyx.captcha_events.cost_cents is 'Price of the attempt, in US cents.';
comment on column nyx.captcha_events.created_at is 'When it was made.';

create table nyx.two_factor_events (
    id               uuid        primary key default gen_random_uuid(),
    application_id   uuid        not null references nyx.applications (id),
    method           text        check (method in ('sms', 'email', 'app', 'call')),
    requested_at     timestamptz default now(),
    code_supplied_at timestamptz,
    status           text        default 'pending'
        check (status in ('pending', 'completed', 'failed', 'skipped', 'timeout')),
    notes            text
);

create index idx_2fa_events_app    on nyx.two_factor_events (application_id);
create index idx_2fa_events_status on nyx.two_factor_events (status);

comment on table nyx.two_factor_events is 'One request for a second factor.';
comment on column nyx.two_factor_events.id is 'Primary key.';
comment on column nyx.two_factor_events.application_id is 'The application it stood in the way of.';
comment on column nyx.two_factor_events.method is 'How the code is delivered.';
comment on column nyx.two_factor_events.requested_at is 'When the site asked.';
comment on column nyx.two_factor_events.code_supplied_at is
    'When the code was entered; null if it was not.';
comment on column nyx.two_factor_events.status is 'How it ended, or pending.';
comment on column nyx.two_factor_events.notes is 'Free text; never the code itself.';

create table nyx.domain_rate_limits (
    id                      uuid        primary key default gen_random_uuid(),
    domain_name             text        not null,
    date                    date        not null,
    applications_attempted  integer     default 0,
    applications_successful integer     default 0,
    applications_failed     integer     default 0,
    last_block_timestamp    timestamptz,
    is_temporarily_blocked  boolean     default false,
    blocked_until           timestamptz,
    notes                   text,

    unique (domain_name, date)
);

create index idx_domain_limits_domain  on nyx.domain_rate_limits (domain_name);
create index idx_domain_limits_date    on nyx.domain_rate_limits (date desc);
create index idx_domain_limits_blocked on nyx.domain_rate_limits (is_temporarily_blocked)
    where is_temporarily_blocked = true;

comment on table nyx.domain_rate_limits is 'One day of traffic to one domain.';
comment on column nyx.domain_rate_limits.id is 'Primary key.';
comment on column nyx.domain_rate_limits.domain_name is 'Host applied on.';
comment on column nyx.domain_rate_limits.date is 'The day.';
comment on column nyx.domain_rate_limits.applications_attempted is 'Attempts that day.';
comment on column nyx.domain_rate_limits.applications_successful is 'Attempts that succeeded.';
comment on column nyx.domain_rate_limits.applications_failed is 'Attempts that failed.';
comment on column nyx.domain_rate_limits.last_block_timestamp is
    'When the domain last turned the agent away; null if it has not.';
comment on column nyx.domain_rate_limits.is_temporarily_blocked is
    'True while the agent keeps away.';
comment on column nyx.domain_rate_limits.blocked_until is
    'When it may try again; null if not blocked or without an end.';
comment on column nyx.domain_rate_limits.notes is 'Free text.';
