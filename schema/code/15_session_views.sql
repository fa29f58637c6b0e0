-- Views for people: key figures of sessions, as of the last transform.

create view etl.session_figures as
with
application_sessions as (
    select * from corrected.application_sessions
),

session_totals as (
    select * from etl.latest_session_digests
),

application_facts as (
    select * from etl.application_facts
),

reporting as (
    select * from etl.reporting
),

session_figures as (:session_figures)

select * from session_figures;

comment on view etl.session_figures is
    'One finished session with a digest, and its key figures.';
comment on column etl.session_figures.session_id           is 'The session.';
comment on column etl.session_figures.user_id              is 'The person applied for.';
comment on column etl.session_figures.place is
    'Which of the finished sessions of the person it is, the first that started being 1; null '
    'without a start.';
comment on column etl.session_figures.total                is 'Its applications.';
comment on column etl.session_figures.successful           is 'Those of them that are successful.';
comment on column etl.session_figures.failed               is 'Those of them that failed.';
comment on column etl.session_figures.unfinished           is 'Those of them that are neither.';
comment on column etl.session_figures.success_rate is
    'successful of successful and failed; null without one.';
comment on column etl.session_figures.success_rate_low is
    'Lower end of its 95 % Wilson interval.';
comment on column etl.session_figures.success_rate_high is
    'Upper end of its 95 % Wilson interval.';
comment on column etl.session_figures.avg_match_score is
    'Mean of the scores known, 0.000 to 1.000; null if none.';
comment on column etl.session_figures.avg_duration_seconds is
    'Mean duration of successful and failed ones, in seconds; null if none.';
comment on column etl.session_figures.cost_usd is
    'Cost of its model calls, in US dollars.';
comment on column etl.session_figures.cost_usd_per_success is
    'That cost over the successful ones; null without one.';
comment on column etl.session_figures.sent                 is 'Applications that were sent.';
comment on column etl.session_figures.replied              is 'Those of them with a response.';
comment on column etl.session_figures.reply_rate           is 'replied of sent; null without one.';
comment on column etl.session_figures.reply_rate_low is
    'Lower end of its 95 % Wilson interval.';
comment on column etl.session_figures.reply_rate_high is
    'Upper end of its 95 % Wilson interval.';
comment on column etl.session_figures.interviewed          is 'Those of them that are interviewed.';
comment on column etl.session_figures.offered              is 'Those of them that are offered.';

create view etl.session_baselines as
with
application_sessions as (
    select * from corrected.application_sessions
),

session_figures as (
    select * from etl.session_figures
),

session_baselines as (:session_baselines)

select * from session_baselines;

comment on view etl.session_baselines is
    'One session and key figure, beside the median of the last ten finished sessions of '
    'the person before it.';
comment on column etl.session_baselines.session_id is 'The session.';
comment on column etl.session_baselines.measure is
    'applications, success_rate, reply_rate, match_score, duration_seconds, cost_usd or '
    'cost_usd_per_success.';
comment on column etl.session_baselines.value is
    'The figure of the session itself; null if it has none.';
comment on column etl.session_baselines.sessions is
    'How many of the last ten before it have the figure.';
comment on column etl.session_baselines.median     is 'Their median, 4 decimals.';

create view etl.session_purposes as
with
application_facts as (
    select * from etl.application_facts
),

model_usage as (
    select * from corrected.model_usage
),

session_purposes as (:session_purposes)

select * from session_purposes;

comment on view etl.session_purposes is
    'One session and purpose of the model calls that lead to it.';
comment on column etl.session_purposes.session_id    is 'The session.';
comment on column etl.session_purposes.purpose is
    'What the calls were for; unknown if not noted.';
comment on column etl.session_purposes.calls         is 'How many there were.';
comment on column etl.session_purposes.tokens_input  is 'Tokens read by models.';
comment on column etl.session_purposes.tokens_output is 'Tokens written by models.';
comment on column etl.session_purposes.cost_usd      is 'US dollars, 6 decimals.';
comment on column etl.session_purposes.cost_share is
    'Share of the cost of all calls that lead to the session; null if that is 0.';

create view etl.domain_advice as
with
application_facts as (
    select * from etl.application_facts
),

captcha_events as (
    select * from corrected.captcha_events
),

two_factor_events as (
    select * from corrected.two_factor_events
),

qa_checks as (
    select * from corrected.qa_checks
),

qa_issues as (
    select * from corrected.qa_issues
),

application_incidents as (:application_incidents),

domain_advice as (:domain_advice)

select * from domain_advice;

comment on view etl.domain_advice is
    'One person and domain: how forms ended there, and whether to avoid it.';
comment on column etl.domain_advice.user_id           is 'The person applied for.';
comment on column etl.domain_advice.domain            is 'Domain that the forms are on.';
comment on column etl.domain_advice.forms             is 'Forms that ended, with success or not.';
comment on column etl.domain_advice.failed            is 'Those of them that failed.';
comment on column etl.domain_advice.with_captcha      is 'Those of them that met a CAPTCHA.';
comment on column etl.domain_advice.failed_rate       is 'failed of forms, 4 decimals.';
comment on column etl.domain_advice.failed_rate_low   is 'Lower end of its 95 % Wilson interval.';
comment on column etl.domain_advice.failed_rate_high  is 'Upper end of its 95 % Wilson interval.';
comment on column etl.domain_advice.captcha_rate      is 'with_captcha of forms, 4 decimals.';
comment on column etl.domain_advice.captcha_rate_low  is 'Lower end of its 95 % Wilson interval.';
comment on column etl.domain_advice.captcha_rate_high is 'Upper end of its 95 % Wilson interval.';
comment on column etl.domain_advice.advice            is
    'avoid, slow down or none: whether forms fail, or meet a CAPTCHA, clearly more '
    'often than elsewhere.';
