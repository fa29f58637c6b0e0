-- Views for people: the newest digests, the way of each application, response times, corrections that need a look.

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
        join pg_attribute as b on b.attrelid = 'nyx.session_digests'::regclass and b.attname = a.attname
        where a.attrelid = 'etl.latest_session_digests'::regclass and a.attnum > 0
    loop
        execute format(
            'comment on column etl.latest_session_digests.%I is %L', shown.column_name, shown.comment
        );
    end loop;
end;
$$;

create view etl.response_times as
with
responses as (
    select
        l.application_id,
        min(e.received_at) filter (where etl.is_response(l.link_type)) as responded_at,
        min(e.received_at) filter (where l.link_type = 'rejection') as rejected_at
    from corrected.email_application_links as l
    join corrected.emails as e on e.id = l.email_id
    join corrected.applications as a on a.id = l.application_id
    where etl.is_answer(e.direction, e.received_at, a.application_submitted_at)
    group by l.application_id
)

select
    a.id as application_id,
    p.company_id,
    a.application_submitted_at as sent_at,
    r.responded_at,
    r.rejected_at,
    round(etl.days_between(a.application_submitted_at, r.responded_at), 2) as response_days
from corrected.applications as a
left join corrected.job_posts as p on p.id = a.job_post_id
left join responses as r on r.application_id = a.id
where a.application_submitted_at is not null;

comment on view etl.response_times is
    'One application that was sent, with the instant of its response and rejection, if any, and the days it took.';
comment on column etl.response_times.application_id is 'The application.';
comment on column etl.response_times.company_id     is 'The company of its job post; null if the post has none.';
comment on column etl.response_times.sent_at        is 'When it was sent.';
comment on column etl.response_times.responded_at   is 'When the first response came; null without one.';
comment on column etl.response_times.rejected_at    is 'When a rejection came; null without one.';
comment on column etl.response_times.response_days  is 'Days from submission to response, 2 decimals; null without one.';

-- Facts without an instant, and corrections of instants, are told as they are.

-- An interview whose created_at is null is an interview all the same: company_properties counts it.
create view etl.application_funnel as
with
interviews as (
    select
        i.application_id,
        min(i.created_at) as interviewed_at,
        min(o.created_at) as offered_at,
        bool_or(o.id is not null) as offered
    from corrected.interviews as i
    left join corrected.interview_outcomes as o on o.interview_id = i.id and o.offer_extended
    group by i.application_id
)

select
    a.id as application_id,
    a.user_id,
    a.session_id,
    a.job_post_id,
    p.company_id,
    a.application_status,
    a.application_submitted_at as sent_at,
    t.responded_at as replied_at,
    i.interviewed_at,
    i.offered_at,
    t.rejected_at,
    case
        when i.offered then 'offer'
        when i.application_id is not null then 'interview'
        when t.responded_at is not null then 'replied'
        when a.application_submitted_at is not null then 'sent'
        else 'not sent' end as reached
from corrected.applications as a
left join corrected.job_posts as p on p.id = a.job_post_id
left join etl.response_times as t on t.application_id = a.id
left join interviews as i on i.application_id = a.id;

comment on view etl.application_funnel is
    'One application and how far it came: sent, replied, interview, offer, each with its instant.';
comment on column etl.application_funnel.application_id     is 'The application.';
comment on column etl.application_funnel.user_id            is 'The person applied for.';
comment on column etl.application_funnel.session_id         is 'Its session; null without one.';
comment on column etl.application_funnel.job_post_id        is 'The posting applied to.';
comment on column etl.application_funnel.company_id         is 'The company of its job post; null if the post has none.';
comment on column etl.application_funnel.application_status is 'Current state of the application.';
comment on column etl.application_funnel.sent_at            is 'When it was sent; null if it was not.';
comment on column etl.application_funnel.replied_at         is 'When the first response came; null without one.';
comment on column etl.application_funnel.interviewed_at     is 'When its first interview was recorded; null without one or if not noted.';
comment on column etl.application_funnel.offered_at         is 'When an offer was recorded; null without one or if not noted.';
comment on column etl.application_funnel.rejected_at        is 'When a rejection came; null without one.';
comment on column etl.application_funnel.reached            is 'How far it came: not sent, sent, replied, interview or offer.';

-- Views for people: what the model calls of each application cost.

create view etl.application_costs as
with
usage as (
    select
        u.application_id,
        sum(u.tokens_input) as tokens_input,
        sum(u.tokens_output) as tokens_output,
        sum(u.cost_estimated) as cost_usd
    from corrected.model_usage as u
    where u.application_id is not null
    group by u.application_id
),

sessions_with_usage as (
    select u.session_id
    from corrected.model_usage as u
    where u.session_id is not null
    union
    select a.session_id
    from usage
    join corrected.applications as a on a.id = usage.application_id
    where a.session_id is not null
)

select
    a.id as application_id,
    a.session_id,
    case when uses_calls then usage.tokens_input else a.tokens_input_total end::bigint as tokens_input,
    case when uses_calls then usage.tokens_output else a.tokens_output_total end::bigint as tokens_output,
    case when uses_calls then usage.cost_usd else a.cost_estimated_total end::numeric(18, 6) as cost_usd
from corrected.applications as a
left join usage on usage.application_id = a.id
left join sessions_with_usage as s on s.session_id = a.session_id
cross join lateral (select usage.application_id is not null or s.session_id is not null as uses_calls) as kept;

comment on view etl.application_costs is
    'One application and its model calls: the recorded ones, else, in a session without any record, its own totals.';
comment on column etl.application_costs.application_id is 'The application.';
comment on column etl.application_costs.session_id     is 'Its session; null without one.';
comment on column etl.application_costs.tokens_input   is 'Tokens read by models; null where nothing was recorded.';
comment on column etl.application_costs.tokens_output  is 'Tokens written by models; null where nothing was recorded.';
comment on column etl.application_costs.cost_usd       is 'US dollars; null where nothing was recorded.';
