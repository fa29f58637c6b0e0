-- Views of nyx.duckdb for people, with friendly names, over its tables. No parameters.
create view marts.applications as
select
    a.id as application_id,
    a.user_id,
    a.session_id,
    c.name as company,
    c.tier as company_tier,
    p.job_title,
    p.seniority_level,
    s.name as source,
    a.application_status as status,
    f.sent_on,
    f.sent_week,
    f.response_on,
    f.response_days,
    f.reached,
    f.replied,
    f.rejected,
    f.interviewed,
    f.offered,
    f.failure_reason,
    k.tokens_input,
    k.tokens_output,
    k.cost_usd
from raw.applications as a
left join marts.application_facts as f on f.id = a.id
left join raw.job_posts as p on p.id = a.job_post_id
left join raw.companies as c on c.id = p.company_id
left join raw.job_sources as s on s.id = f.job_source_id
left join marts.application_costs as k on k.application_id = a.id;

comment on view marts.applications is
    'One application with its company, job, days in the reporting time zone, answer and cost, corrections applied.';
comment on column marts.applications.company is 'Name of the company of its job post.';
comment on column marts.applications.sent_on is 'Day it was sent, in the reporting time zone.';
comment on column marts.applications.response_on is 'Day of the first response, in the reporting time zone.';
comment on column marts.applications.reached is
    'How far it came: not sent, sent, replied, interview or offer.';
comment on column marts.applications.cost_usd is 'Cost of its model calls in US dollars.';

create view marts.funnel as
with
sent as (
    from marts.application_funnel where sent_at is not null
),

stages as (
    select 1 as place, 'sent' as stage, count(*) as applications from sent
    union all
    select 2, 'replied', count(*) from sent where replied_at is not null
    union all
    select 3, 'interview', count(*) from sent where reached in ('interview', 'offer')
    union all
    select 4, 'offer', count(*) from sent where reached = 'offer'
)

select
    stage,
    applications,
    round(applications / nullif(max(applications) over (), 0), 4) as share_of_sent
from stages
order by place;

comment on view marts.funnel is
    'How many of the applications that were sent came how far: one row for each of sent, replied, interview, offer.';

create view marts.company_scorecard as
select
    c.id as company_id,
    c.name as company,
    c.tier,
    max(p.value ->> '$') filter (p.key = 'applications_sent') :: bigint as applications_sent,
    max(p.value ->> '$') filter (p.key = 'reply_rate') :: double as reply_rate,
    max(p.value ->> '$') filter (p.key = 'interview_rate') :: double as interview_rate,
    max(p.value ->> '$') filter (p.key = 'offer_rate') :: double as offer_rate,
    max(p.value ->> '$') filter (p.key = 'rejection_rate') :: double as rejection_rate,
    max(p.value ->> '$') filter (p.key = 'ghost_rate') :: double as ghost_rate,
    max(p.value ->> '$') filter (p.key = 'median_reply_time_days') :: double as median_reply_time_days,
    max(p.value ->> '$') filter (p.key = 'first_applied_on') :: date as first_applied_on,
    max(p.value ->> '$') filter (p.key = 'last_applied_on') :: date as last_applied_on
from raw.companies as c
join raw.company_properties as p on p.company_id = c.id and p.source = 'computed'
group by c.id, c.name, c.tier;

comment on view marts.company_scorecard is
    'One company with its computed properties as columns: raw.company_properties, wide.';

create view marts.model_cost as
select
    model_name,
    date_trunc('month', coalesce(started_at, created_at)) :: date as month,
    count(*) as calls,
    sum(tokens_input) as tokens_input,
    sum(tokens_output) as tokens_output,
    sum(cost_estimated) as cost_usd
from raw.model_usage
group by all
order by month, cost_usd desc;

comment on view marts.model_cost is 'Calls, tokens and cost in US dollars of each model and month (UTC).';
