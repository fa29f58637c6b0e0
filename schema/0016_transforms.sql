-- What changed since a derived table was last brought up to date, and what is counted about each
-- application.

create table etl.dirty_keys (
    transform text not null,
    entity text not null,
    keys uuid[] not null,
    marked_at timestamptz not null default clock_timestamp()
);

alter table etl.dirty_keys alter column keys set storage external;

comment on table etl.dirty_keys is
    'What one statement touched, as far as one transform cares: keys of one entity, or of the '
    'entity "everything". Deleted by the run that works it off.';

-- A row is marked by what it names itself (an e-mail link: its application), and the run follows
-- the way from there to its own keys (application, job post, company) by the facts it sees. Were
-- the company looked up here, a job post that somebody else moves at the same time would leave its
-- new company unmarked.
create table etl.dirty_rules (
    transform text not null,
    table_name text not null,
    entity text not null,
    key_field text not null,
    watched_fields text[] not null,
    on_insert boolean not null default true,
    row_filter text not null default 'true',
    primary key (transform, table_name, key_field)
);

comment on table etl.dirty_rules is
    'How a changed row makes a transform due: which of its fields is marked as which entity, if a '
    'watched field changed.';
comment on column etl.dirty_rules.on_insert is
    'False where nothing can refer to a row that has only just been inserted.';
comment on column etl.dirty_rules.row_filter is
    'SQL condition on the row, for tables of which only some rows matter.';

create table etl.transform_states (
    transform text primary key,
    definition text not null,
    as_of timestamptz not null,
    finished_at timestamptz not null default clock_timestamp()
);

comment on table etl.transform_states is
    'One transform that has run: by which definition (a hash of its SQL), and as of '
    'which logical time.';

-- What is counted about each application, once for all tables that add applications up: a change
-- then costs the applications it touches, and not every application it is counted with.

create table etl.application_facts (
    id uuid primary key,
    user_id uuid,
    session_id uuid,
    job_post_id uuid,
    company_id uuid,
    job_source_id uuid,
    resume_version_id uuid,
    tier text not null,
    domain text not null,
    effort_level text,
    seniority text,
    status text,
    match_score_thousandths integer,
    successful boolean not null,
    failed boolean not null,
    failure_reason text,
    duration_us bigint,
    own_tokens_input bigint,
    own_tokens_output bigint,
    own_cost_microdollars bigint,
    model_calls bigint,
    model_tokens_input bigint,
    model_tokens_output bigint,
    model_cost_microdollars bigint,
    model_failed bigint,
    model_timeout bigint,
    model_rate_limited bigint,
    submitted_at timestamptz,
    sent_on date,
    sent_weekday integer,
    sent_week date,
    replied boolean not null,
    response_at timestamptz,
    response_on date,
    response_us bigint,
    response_days numeric(12, 2),
    rejected boolean not null,
    rejected_at timestamptz,
    interviewed boolean not null,
    interviewed_at timestamptz,
    offered boolean not null,
    offered_at timestamptz,
    reached text not null,
    incidents jsonb
) with (fillfactor = 85);

create index idx_application_facts_session on etl.application_facts (session_id);

create index idx_application_facts_company on etl.application_facts (company_id);

-- Applications that cross the limit of silence between two runs are found by their instant.
create index idx_application_facts_silent on etl.application_facts (submitted_at)
    where response_at is null;

comment on table etl.application_facts is
    'One application, by what it is grouped, and what came of it, corrections applied; kept by the '
    'transform of this name.';
comment on column etl.application_facts.id is 'The application.';
comment on column etl.application_facts.user_id is 'The person applied for.';
comment on column etl.application_facts.session_id is 'Its session.';
comment on column etl.application_facts.job_post_id is 'The posting applied to.';
comment on column etl.application_facts.company_id is
    'The company of its job post; null if the post has none.';
comment on column etl.application_facts.job_source_id is
    'Where its job post came from; null if not noted.';
comment on column etl.application_facts.resume_version_id is
    'The version of the résumé that was sent; null if not noted.';
comment on column etl.application_facts.tier is 'Tier of that company, unknown without one.';
comment on column etl.application_facts.domain is
    'Its domain, A to Z in lower case, unknown if null.';
comment on column etl.application_facts.effort_level is
    'As the application says; null where nobody chose it.';
comment on column etl.application_facts.seniority is 'Level of the job post; null if not noted.';
comment on column etl.application_facts.status is 'Current state of the application.';
comment on column etl.application_facts.match_score_thousandths is
    'Match score in thousandths; null if not noted.';
comment on column etl.application_facts.successful is 'Submitted, and not known to have failed.';
comment on column etl.application_facts.failed is 'Failed, or submitted in vain.';
comment on column etl.application_facts.failure_reason is
    'Why it failed, unknown if nobody said; null unless it failed.';
comment on column etl.application_facts.duration_us is
    'Microseconds it took; null unless it succeeded or failed, or if unknown.';
comment on column etl.application_facts.own_tokens_input is
    'Input tokens, as the application says.';
comment on column etl.application_facts.own_tokens_output is
    'Output tokens, as the application says.';
comment on column etl.application_facts.own_cost_microdollars is
    'Millionths of a US dollar, as the application says.';
comment on column etl.application_facts.model_calls is
    'Model calls that name it; null without any, as are the columns that follow.';
comment on column etl.application_facts.model_tokens_input is 'Input tokens of these calls.';
comment on column etl.application_facts.model_tokens_output is 'Output tokens of these calls.';
comment on column etl.application_facts.model_cost_microdollars is
    'Cost of these calls, in millionths of a US dollar.';
comment on column etl.application_facts.model_failed is 'Those of these calls that failed.';
comment on column etl.application_facts.model_timeout is 'Those of these calls that timed out.';
comment on column etl.application_facts.model_rate_limited is
    'Those of these calls that met a rate limit.';
comment on column etl.application_facts.submitted_at is
    'When it was sent; null if it was not.';
comment on column etl.application_facts.sent_on is
    'Its day in the reporting time zone; null unless sent in the years 1900 to 2199.';
comment on column etl.application_facts.sent_weekday is
    'Day of the week of that day: 1 (Monday) to 7; null without a day.';
comment on column etl.application_facts.sent_week is
    'Monday of the week of that day; null without one.';
comment on column etl.application_facts.replied is
    'Whether a response came, dated or noted in a list of applications.';
comment on column etl.application_facts.response_at is
    'When the first response came; null without one.';
comment on column etl.application_facts.response_on is
    'The day of the response in the reporting time zone; null without one.';
comment on column etl.application_facts.response_us is
    'Microseconds from submission to response; null without one, or if sent at no known instant.';
comment on column etl.application_facts.response_days is
    'Days from submission to response, 2 decimals; null without one.';
comment on column etl.application_facts.rejected is
    'Whether a rejection came, dated or noted in a list of applications.';
comment on column etl.application_facts.rejected_at is
    'When a rejection came at or after submission; null without one.';
comment on column etl.application_facts.interviewed is 'Whether it has an interview.';
comment on column etl.application_facts.interviewed_at is
    'When its first interview was recorded; null without one or if not noted.';
comment on column etl.application_facts.offered is 'Whether an interview of it led to an offer.';
comment on column etl.application_facts.offered_at is
    'When an offer was recorded; null without one or if not noted.';
comment on column etl.application_facts.reached is
    'How far it came: not sent, sent, replied, interview or offer.';
comment on column etl.application_facts.incidents is
    'JSON counts by kind (captcha, two_factor, qa_check, qa_open, qa_fixed) and status or type; '
    'null without any.';
