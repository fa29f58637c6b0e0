-- Derived tables: digests of sessions and daily numbers of companies.

create table nyx.session_digests (
    id                      uuid           primary key default gen_random_uuid(),
    session_id              uuid           not null references nyx.application_sessions (id),
    generated_at            timestamptz    default now(),
    summary_text            text,
    applications_total      integer,
    applications_successful integer,
    applications_failed     integer,
    num_low_effort          integer,
    num_medium_effort       integer,
    num_high_effort         integer,
    tokens_input_total      bigint,
    tokens_output_total     bigint,
    cost_estimated_total    numeric(10, 4),
    avg_match_score         numeric(4, 3),
    avg_duration_seconds    integer,
    per_domain_stats        jsonb,
    per_company_tier_stats  jsonb,
    errors_summary          jsonb,
    digest_email_sent       boolean        default false,
    digest_email_id         uuid           references saturnus.emails (id)
);

create index idx_session_digests_session   on nyx.session_digests (session_id);
create index idx_session_digests_generated on nyx.session_digests (generated_at desc);
create index idx_session_digests_email     on nyx.session_digests (digest_email_id)
    where digest_email_id is not null;

comment on table nyx.session_digests is
    'One digest of a finished session, by the facts known when it was generated. A changed fact '
    'adds a row; the newest counts.';
comment on column nyx.session_digests.id is 'Primary key.';
comment on column nyx.session_digests.session_id is 'The session.';
comment on column nyx.session_digests.generated_at is 'When it was generated.';
comment on column nyx.session_digests.summary_text is 'The numbers below in two to four sentences.';
comment on column nyx.session_digests.applications_total is 'All applications of the session.';
comment on column nyx.session_digests.applications_successful is
    'Submitted, and not known to have failed.';
comment on column nyx.session_digests.applications_failed is 'Failed, or submitted in vain.';
comment on column nyx.session_digests.num_low_effort is 'Low-effort ones of all its applications.';
comment on column nyx.session_digests.num_medium_effort is
    'Medium-effort ones of all its applications.';
comment on column nyx.session_digests.num_high_effort is
    'High-effort ones of all its applications.';
comment on column nyx.session_digests.tokens_input_total is 'Input tokens of its model calls.';
comment on column nyx.session_digests.tokens_output_total is 'Output tokens of its model calls.';
comment on column nyx.session_digests.cost_estimated_total is
    'Cost of its model calls, in US dollars.';
comment on column nyx.session_digests.avg_match_score is
    'Mean of the scores known, 0.000 to 1.000; null if none.';
comment on column nyx.session_digests.avg_duration_seconds is
    'Mean duration of successful and failed ones, in seconds; null if none.';
comment on column nyx.session_digests.per_domain_stats is
    'JSON by domain: total, successful, failed, duration, captchas, failure reasons.';
comment on column nyx.session_digests.per_company_tier_stats is
    'JSON by company tier: total, successful, failed, match score, cost.';
comment on column nyx.session_digests.errors_summary is
    'JSON counts: failure reasons, CAPTCHA, second factor, QA, model calls.';
comment on column nyx.session_digests.digest_email_sent is 'True once mailed; kept by the mailer.';
comment on column nyx.session_digests.digest_email_id is
    'The mail it went out with; null until mailed; kept by the mailer.';

-- Room on each page lets an updated row stay where the indexes find it.
create table nyx.company_metrics_daily (
    id                      uuid          primary key default gen_random_uuid(),
    company_id              uuid          not null references nyx.companies (id),
    date                    date          not null,
    applications_sent       integer       default 0,
    applications_successful integer       default 0,
    interviews_received     integer       default 0,
    offers_received         integer       default 0,
    avg_response_time_days  numeric(5, 2),
    last_response_datetime  timestamptz,
    created_at              timestamptz   default now(),

    unique (company_id, date)
) with (fillfactor = 85);

create index idx_company_metrics_company on nyx.company_metrics_daily (company_id);
create index idx_company_metrics_date    on nyx.company_metrics_daily (date desc);

comment on table nyx.company_metrics_daily is 'One company on one day on which anything happened.';
comment on column nyx.company_metrics_daily.id is 'Primary key.';
comment on column nyx.company_metrics_daily.company_id is 'The company.';
comment on column nyx.company_metrics_daily.date is 'The day, in the reporting time zone.';
comment on column nyx.company_metrics_daily.applications_sent is 'Applications submitted that day.';
comment on column nyx.company_metrics_daily.applications_successful is
    'Those of them not known to have failed.';
comment on column nyx.company_metrics_daily.interviews_received is 'Interviews recorded that day.';
comment on column nyx.company_metrics_daily.offers_received is
    'Outcomes with an offer recorded that day.';
comment on column nyx.company_metrics_daily.avg_response_time_days is
    'Mean days from submission to response, over responses of that day, at most 999.99; '
    'null if none.';
comment on column nyx.company_metrics_daily.last_response_datetime is
    'The latest response of that day; null if none.';
comment on column nyx.company_metrics_daily.created_at is 'When the row was made.';
