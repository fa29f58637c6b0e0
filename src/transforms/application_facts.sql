-- One row per application in pg_temp.scope, with what is counted about it. docs/metrics.md defines the numbers.
-- Parameters: whole (true when scope holds every application: facts are then read whole, else by key, through
-- etl.ids_naming).
with
applications as materialized (
    select
        a.id, a.session_id, a.job_post_id, a.effort_level, a.match_score,
        coalesce(lower(a.domain_name), 'unknown') as domain,
        etl.is_successful(a.application_status, a.success_flag) as successful,
        etl.is_failed(a.application_status, a.success_flag) as failed,
        coalesce(a.failure_reason_code, 'unknown') as failure_reason,
        etl.duration_seconds(a.duration_seconds, a.application_started_at, a.application_submitted_at) as duration_seconds,
        a.tokens_input_total, a.tokens_output_total, a.cost_estimated_total,
        a.application_submitted_at as submitted_at
    from corrected.applications as a
    where :'whole'::boolean or a.id = any (array (select key from pg_temp.scope))
),

job_posts as materialized (
    select p.id, p.company_id
    from corrected.job_posts as p
    where :'whole'::boolean or p.id = any (array (select job_post_id from applications))
),

companies as (
    select c.id, c.tier
    from corrected.companies as c
    where :'whole'::boolean or c.id = any (array (select company_id from job_posts))
),

model_calls as (
    select
        u.application_id,
        count(*) as calls,
        coalesce(sum(u.tokens_input), 0) as tokens_input, coalesce(sum(u.tokens_output), 0) as tokens_output,
        coalesce(sum(u.cost_estimated), 0) as cost,
        count(*) filter (where u.status = 'failed') as failed,
        count(*) filter (where u.status = 'timeout') as timeout,
        count(*) filter (where u.status = 'rate_limited') as rate_limited
    from corrected.model_usage as u
    where :'whole'::boolean
        or u.id = any (etl.ids_naming('model_usage', 'application_id', array (select id from applications)))
    group by u.application_id
),

incidents as (
    select e.application_id, 'captcha' as kind, e.status as name
    from corrected.captcha_events as e
    where :'whole'::boolean
        or e.id = any (etl.ids_naming('captcha_events', 'application_id', array (select id from applications)))
    union all
    select e.application_id, 'two_factor', e.status
    from corrected.two_factor_events as e
    where :'whole'::boolean
        or e.id = any (etl.ids_naming('two_factor_events', 'application_id', array (select id from applications)))
    union all
    select q.application_id, 'qa_check', 'check'
    from corrected.qa_checks as q
    where :'whole'::boolean or q.id = any (etl.ids_naming('qa_checks', 'application_id', array (select id from applications)))
    union all
    select q.application_id, case when q.fix_applied then 'qa_fixed' else 'qa_open' end, q.issue_type
    from corrected.qa_issues as q
    where :'whole'::boolean or q.id = any (etl.ids_naming('qa_issues', 'application_id', array (select id from applications)))
),

incident_counts as (
    select application_id, kind, coalesce(name, 'unknown') as name, count(*) as times
    from incidents
    group by application_id, kind, coalesce(name, 'unknown')
),

incident_kinds as (
    select application_id, kind, jsonb_object_agg(name, times) as names
    from incident_counts
    group by application_id, kind
),

application_incidents as (
    select application_id, jsonb_object_agg(kind, names) as incidents
    from incident_kinds
    group by application_id
),

links as materialized (
    select l.email_id, l.application_id, l.link_type
    from corrected.email_application_links as l
    where etl.is_response(l.link_type)
        and (
            :'whole'::boolean
            or l.id = any (etl.ids_naming('email_application_links', 'application_id', array (select id from applications)))
        )
),

responses as (
    select a.id as application_id, min(e.received_at) as received_at, bool_or(links.link_type = 'rejection') as rejected
    from links
    join applications as a on a.id = links.application_id
    join corrected.emails as e on e.id = links.email_id
    where etl.is_answer(e.direction, e.received_at, a.submitted_at)
        and (:'whole'::boolean or e.id = any (array (select email_id from links)))
    group by a.id
),

interviews as materialized (
    select i.id, i.application_id
    from corrected.interviews as i
    where :'whole'::boolean or i.id = any (etl.ids_naming('interviews', 'application_id', array (select id from applications)))
),

offers as (
    select o.interview_id
    from corrected.interview_outcomes as o
    where o.offer_extended
        and (
            :'whole'::boolean
            or o.id = any (etl.ids_naming('interview_outcomes', 'interview_id', array (select id from interviews)))
        )
    group by o.interview_id
),

interviewed as (
    select interviews.application_id, bool_or(offers.interview_id is not null) as offered
    from interviews
    left join offers on offers.interview_id = interviews.id
    group by interviews.application_id
)

select
    a.id,
    a.session_id,
    job_posts.company_id,
    coalesce(companies.tier, 'unknown') as tier,
    a.domain, a.effort_level, a.match_score, a.successful, a.failed,
    case when a.failed then a.failure_reason end as failure_reason,
    case when a.successful or a.failed then a.duration_seconds end as duration_seconds,
    a.tokens_input_total, a.tokens_output_total, a.cost_estimated_total,
    m.calls as model_calls, m.tokens_input as model_tokens_input, m.tokens_output as model_tokens_output,
    m.cost as model_cost, m.failed as model_failed, m.timeout as model_timeout, m.rate_limited as model_rate_limited,
    application_incidents.incidents,
    a.submitted_at,
    responses.received_at as response_at,
    coalesce(responses.rejected, false) as rejected,
    interviewed.application_id is not null as interviewed,
    coalesce(interviewed.offered, false) as offered
from applications as a
left join job_posts on job_posts.id = a.job_post_id
left join companies on companies.id = job_posts.company_id
left join model_calls as m on m.application_id = a.id
left join application_incidents on application_incidents.application_id = a.id
left join responses on responses.application_id = a.id
left join interviewed on interviewed.application_id = a.id
