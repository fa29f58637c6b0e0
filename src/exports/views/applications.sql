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
    'One application with its company, job, days in the reporting time zone, answer and cost, '
    'corrections applied.';
comment on column marts.applications.company is 'Name of the company of its job post.';
comment on column marts.applications.sent_on is 'Day it was sent, in the reporting time zone.';
comment on column marts.applications.response_on is
    'Day of the first response, in the reporting time zone.';
comment on column marts.applications.reached is
    'How far it came: not sent, sent, replied, interview or offer.';
comment on column marts.applications.cost_usd is 'Cost of its model calls in US dollars.';
