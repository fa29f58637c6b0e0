-- Grain: one row about everything. No parameters.
with
spending as (:spending)

select
    (select count(distinct user_id) from application_facts)::integer as people,
    (select count(*) from application_sessions)::integer as sessions,
    (
        select count(distinct company_id) from application_facts
        where submitted_at is not null or successful
    )::integer as companies,
    (select count(*) from job_posts)::integer as job_posts,
    (select min(etl.known_instant(submitted_at)) from application_facts) as first_sent_at,
    (select max(etl.known_instant(submitted_at)) from application_facts) as last_sent_at,
    s.tokens_input,
    s.tokens_output,
    s.cost_usd::decimal(18, 6) as cost_usd,
    s.cost_usd_per_sent,
    s.cost_usd_per_reply,
    s.cost_usd_per_interview,
    s.cost_usd_per_offer
from spending as s
