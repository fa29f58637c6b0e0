-- Views for people: the newest digests, the way of each application, response times, corrections
-- that need a look.

create view etl.latest_session_digests as
select distinct on (session_id) *
from nyx.session_digests
order by session_id, generated_at desc nulls last, id desc;

comment on view etl.latest_session_digests is
    'The newest digest of each session.';

-- A view that shows a table's columns says of them what the table says.
do $$
declare
    shown record;
begin
    for shown in
        select a.attname as column_name, col_description(b.attrelid, b.attnum) as comment
        from pg_attribute as a
        join pg_attribute as b
            on b.attrelid = 'nyx.session_digests'::regclass and b.attname = a.attname
        where a.attrelid = 'etl.latest_session_digests'::regclass and a.attnum > 0
    loop
        execute format(
            'comment on column etl.latest_session_digests.%I is %L', shown.column_name,
            shown.comment
        );
    end loop;
end;
$$;

create view etl.response_times as
select
    f.id as application_id,
    f.company_id,
    f.submitted_at as sent_at,
    f.response_at as responded_at,
    f.rejected_at,
    f.response_days
from etl.application_facts as f
where f.submitted_at is not null or f.successful;

comment on view etl.response_times is
    'One application that was sent, with the instant of its response and rejection, if any, and '
    'the days it took.';
comment on column etl.response_times.application_id is 'The application.';
comment on column etl.response_times.company_id is
    'The company of its job post; null if the post has none.';
comment on column etl.response_times.sent_at is 'When it was sent; null if nobody noted it.';
comment on column etl.response_times.responded_at is
    'When the first response came; null without one.';
comment on column etl.response_times.rejected_at is 'When a rejection came; null without one.';
comment on column etl.response_times.response_days is
    'Days from submission to response, 2 decimals; null without one.';

create view etl.application_funnel as
select
    f.id as application_id,
    f.user_id,
    f.session_id,
    f.job_post_id,
    f.company_id,
    f.status as application_status,
    f.submitted_at as sent_at,
    f.response_at as replied_at,
    f.interviewed_at,
    f.offered_at,
    f.rejected_at,
    f.reached
from etl.application_facts as f;

comment on view etl.application_funnel is
    'One application and how far it came: sent, replied, interview, offer, each with its instant.';
comment on column etl.application_funnel.application_id is 'The application.';
comment on column etl.application_funnel.user_id is 'The person applied for.';
comment on column etl.application_funnel.session_id is 'Its session; null without one.';
comment on column etl.application_funnel.job_post_id is 'The posting applied to.';
comment on column etl.application_funnel.company_id is
    'The company of its job post; null if the post has none.';
comment on column etl.application_funnel.application_status is 'Current state of the application.';
comment on column etl.application_funnel.sent_at is
    'When it was sent; null if it was not, or if nobody noted when.';
comment on column etl.application_funnel.replied_at is
    'When the first response came; null without one.';
comment on column etl.application_funnel.interviewed_at is
    'When its first interview was recorded; null without one or if not noted.';
comment on column etl.application_funnel.offered_at is
    'When an offer was recorded; null without one or if not noted.';
comment on column etl.application_funnel.rejected_at is 'When a rejection came; null without one.';
comment on column etl.application_funnel.reached is
    'How far it came: not sent, sent, replied, interview or offer.';

-- Views for people: what the model calls of each application cost.

create view etl.application_costs as
with
application_facts as (
    select * from etl.application_facts
),

model_usage as (
    select * from corrected.model_usage
),

session_calls as (:session_calls),

application_costs as (:application_costs)

select application_id, session_id, tokens_input, tokens_output, cost_usd::numeric(18, 6) as cost_usd
from application_costs;

comment on view etl.application_costs is
    'One application and its model calls: the recorded ones, else, in a session without any '
    'record, its own totals.';
comment on column etl.application_costs.application_id is 'The application.';
comment on column etl.application_costs.session_id is 'Its session; null without one.';
comment on column etl.application_costs.tokens_input is
    'Tokens read by models; null where nothing was recorded.';
comment on column etl.application_costs.tokens_output is
    'Tokens written by models; null where nothing was recorded.';
comment on column etl.application_costs.cost_usd is 'US dollars; null where nothing was recorded.';
