-- What an agent has written over some weeks, in SQL that names no schema: 2 sessions, 40 applications.
insert into users (id, name, email, timezone)
values ('00000000-0000-4000-8000-00000000000f', 'Ada Example', 'ada@example.org', 'Europe/Berlin');

insert into user_profiles (user_id, profile_name) select id, 'AI' from users;
insert into resumes (user_profile_id, resume_key, display_name) select id, 'master', 'Master' from user_profiles;
insert into resume_versions (resume_id, version_number, source_format, file_path)
select id, 1, 'pdf', '/cv/1.pdf' from resumes;
insert into cover_letter_templates (user_profile_id, template_name, base_text)
select id, 'short', 'Dear all' from user_profiles;

insert into companies (id, name, canonical_domain)
select format('00000000-0000-4000-8000-c%s', lpad(n::text, 11, '0'))::uuid, 'Company ' || n, 'company' || n || '.test'
from generate_series(1, 8) as n;

insert into company_properties (company_id, key, value, source)
select id, 'mood', '"good"', 'manual' from companies where name = 'Company 1';

insert into job_posts (id, job_source_id, company_id, source_url, job_title)
select
    format('00000000-0000-4000-8000-b%s', lpad(n::text, 11, '0'))::uuid,
    (select id from job_sources where name = 'LinkedIn'),
    format('00000000-0000-4000-8000-c%s', lpad((1 + n % 8)::text, 11, '0'))::uuid,
    'https://jobs.test/' || n, 'Engineer ' || n
from generate_series(1, 40) as n;

insert into job_tags (name, category) values ('Python', 'tech');
insert into job_post_tags (job_post_id, job_tag_id) select p.id, t.id from job_posts as p cross join job_tags as t;

insert into application_sessions (id, user_id, session_name, status, start_datetime, end_datetime)
select
    format('00000000-0000-4000-8000-5%s', lpad(n::text, 11, '0'))::uuid, u.id, '2026-10-0' || n || ' morning', 'completed',
    timestamptz '2026-10-01 08:00Z' + n * interval '1 day', timestamptz '2026-10-01 10:00Z' + n * interval '1 day'
from users as u
cross join generate_series(1, 2) as n;

insert into session_events (session_id, event_type) select id, 'session_completed' from application_sessions;

insert into applications (
    id, user_id, session_id, job_post_id, effort_level, match_score, application_status, application_started_at,
    application_submitted_at, success_flag
)
select
    format('00000000-0000-4000-8000-a%s', lpad(n::text, 11, '0'))::uuid,
    u.id,
    format('00000000-0000-4000-8000-5%s', lpad((1 + n % 2)::text, 11, '0'))::uuid,
    format('00000000-0000-4000-8000-b%s', lpad(n::text, 11, '0'))::uuid,
    'low', 0.5, 'submitted',
    timestamptz '2026-10-02 08:00Z' + n * interval '1 minute',
    timestamptz '2026-10-02 08:01Z' + n * interval '1 minute',
    true
from users as u
cross join generate_series(1, 40) as n;

insert into application_status_history (application_id, old_status, new_status)
select id, 'in_progress', 'submitted' from applications;
insert into application_questions (application_id, step_index) select id, 1 from applications;
insert into application_steps (application_id, step_index, action_type) select id, 1, 'submit_form' from applications;
insert into application_events (application_id, event_type) select id, 'qa_completed' from applications;
insert into captcha_events (application_id, attempt_number, status) select id, 1, 'solved' from applications limit 3;
insert into two_factor_events (application_id) select id from applications limit 1;
insert into domain_rate_limits (domain_name, date) values ('jobs.test', '2026-10-02');
insert into model_usage (application_id, provider_id, model_name, tokens_input, tokens_output, cost_estimated)
select a.id, p.id, 'grok', 1000, 100, 0.01 from applications as a cross join model_providers as p where p.name = 'xAI';
insert into qa_checks (application_id, qa_type) select id, 'completeness_check' from applications limit 1;
insert into qa_issues (qa_check_id, application_id, issue_type, description)
select id, application_id, 'false_skill', 'Claims a skill' from qa_checks;
insert into interviews (id, application_id, company_id, interview_type, scheduled_datetime)
select gen_random_uuid(), a.id, p.company_id, 'technical', '2026-10-20 09:00Z'
from applications as a join job_posts as p on p.id = a.job_post_id where p.source_url = 'https://jobs.test/1';
insert into interview_outcomes (interview_id, outcome) select id, 'passed' from interviews;
insert into interview_prep_packages (interview_id, topics_summary) select id, 'SQL' from interviews;
insert into session_digests (session_id, applications_total) select id, 20 from application_sessions limit 1;
insert into company_metrics_daily (company_id, date, applications_sent)
select id, '2026-10-02', 5 from companies limit 1;
insert into system_configs (config_name, config_json) values ('stealth', '{}');
insert into domain_policies (domain_name) values ('jobs.test');
insert into data_corrections (table_name, record_id, field_name, new_value, correction_reason)
select 'companies', id, 'name', '"Company One"', 'typo' from companies where name = 'Company 1';
