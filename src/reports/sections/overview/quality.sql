-- Grain: one row: how fresh the data is, and what it lacks. No parameters.
select
    (
        select max(etl.known_instant(f.submitted_at)) from application_facts as f
    ) as newest_application_at,
    (
        select max(etl.known_instant(s.start_datetime)) from application_sessions as s
    ) as newest_session_at,
    (select max(etl.known_instant(e.received_at)) from emails as e) as newest_mail_at,
    (select max(etl.known_instant(p.created_at)) from job_posts as p) as newest_post_at,
    count(*)::integer as applications,
    count(*) filter (where f.company_id is null)::integer as without_company,
    count(*) filter (where f.effort_level is null)::integer as without_effort,
    count(*) filter (where f.domain = 'unknown')::integer as without_domain,
    count(*) filter (where f.replied and f.response_at is null)::integer as answered_without_date,
    count(*) filter (where f.submitted_at is null and f.successful)::integer as sent_without_date,
    count(*) filter (
        where f.interviewed and f.submitted_at is null and not f.successful
    )::integer as interviewed_unsent
from application_facts as f
