-- One row per application in pg_temp.scope, by the definition over what it reads: everything, or
-- (whole is false) what names an application in scope, found through etl.ids_naming. Parameters:
-- whole, and the reporting ones.
with
reporting as materialized (
    select :'timezone'::text as timezone
),

applications as materialized (
    select
        a.id, a.user_id, a.session_id, a.job_post_id, a.selected_resume_version_id,
        a.effort_level, a.effort_hint_source, a.match_score, a.application_status, a.success_flag,
        a.failure_reason_code, a.domain_name, a.duration_seconds, a.application_started_at,
        a.application_submitted_at, a.tokens_input_total, a.tokens_output_total,
        a.cost_estimated_total
    from corrected.applications as a
    where :'whole'::boolean or a.id = any (array (select key from pg_temp.scope))
),

job_posts as materialized (
    select p.id, p.company_id, p.job_source_id, p.seniority_level
    from corrected.job_posts as p
    where :'whole'::boolean or p.id = any (array (select job_post_id from applications))
),

companies as (
    select c.id, c.tier
    from corrected.companies as c
    where :'whole'::boolean or c.id = any (array (select company_id from job_posts))
),

model_usage as (
    select u.application_id, u.tokens_input, u.tokens_output, u.cost_estimated, u.status
    from corrected.model_usage as u
    where :'whole'::boolean
        or u.id = any (
            etl.ids_naming('model_usage', 'application_id', array (select id from applications))
        )
),

captcha_events as (
    select e.application_id, e.status
    from corrected.captcha_events as e
    where :'whole'::boolean
        or e.id = any (
            etl.ids_naming('captcha_events', 'application_id', array (select id from applications))
        )
),

two_factor_events as (
    select e.application_id, e.status
    from corrected.two_factor_events as e
    where :'whole'::boolean
        or e.id = any (
            etl.ids_naming(
                'two_factor_events', 'application_id', array (select id from applications)
            )
        )
),

qa_checks as (
    select q.application_id
    from corrected.qa_checks as q
    where :'whole'::boolean
        or q.id = any (
            etl.ids_naming('qa_checks', 'application_id', array (select id from applications))
        )
),

qa_issues as (
    select q.application_id, q.issue_type, q.fix_applied
    from corrected.qa_issues as q
    where :'whole'::boolean
        or q.id = any (
            etl.ids_naming('qa_issues', 'application_id', array (select id from applications))
        )
),

email_application_links as materialized (
    select l.email_id, l.application_id, l.link_type
    from corrected.email_application_links as l
    where :'whole'::boolean
        or l.id = any (
            etl.ids_naming(
                'email_application_links', 'application_id', array (select id from applications)
            )
        )
),

emails as (
    select e.id, e.direction, e.received_at
    from corrected.emails as e
    where :'whole'::boolean
        or e.id = any (array (select email_id from email_application_links))
),

interviews as materialized (
    select i.id, i.application_id, i.company_id, i.created_at
    from corrected.interviews as i
    where :'whole'::boolean
        or i.id = any (
            etl.ids_naming('interviews', 'application_id', array (select id from applications))
        )
),

interview_outcomes as (:scoped_interview_outcomes),

application_events as (
    select v.application_id, v.event_type, v.created_at
    from corrected.application_events as v
    where :'whole'::boolean
        or v.id = any (
            etl.ids_naming(
                'application_events', 'application_id', array (select id from applications)
            )
        )
),

answers as (:answers),

application_facts as (:application_facts),

application_incidents as (:application_incidents),

incident_kinds as (
    select application_id, kind, jsonb_object_agg(name, times) as names
    from application_incidents
    group by application_id, kind
),

folded_incidents as (
    select application_id, jsonb_object_agg(kind, names) as incidents
    from incident_kinds
    group by application_id
)

select f.*, i.incidents
from application_facts as f
left join folded_incidents as i on i.application_id = f.id
