-- What makes the three derived tables due. A transform's watched fields are the fields its SELECT reads; a contract
-- test compares them.

insert into etl.dirty_rules (transform, table_name, entity, key_field, watched_fields, on_insert) values
    ('session_digests', 'application_sessions', 'session', 'id', '{status}', true),
    (
        'session_digests', 'applications', 'session', 'session_id',
        '{session_id, job_post_id, effort_level, match_score, application_status, application_started_at,
          application_submitted_at, duration_seconds, success_flag, failure_reason_code, domain_name,
          tokens_input_total, tokens_output_total, cost_estimated_total}',
        true
    ),
    ('session_digests', 'job_posts', 'job_post', 'id', '{company_id}', false),
    ('session_digests', 'companies', 'company', 'id', '{tier}', false),
    (
        'session_digests', 'model_usage', 'session', 'session_id',
        '{session_id, application_id, tokens_input, tokens_output, cost_estimated, status}', true
    ),
    (
        'session_digests', 'model_usage', 'application', 'application_id',
        '{session_id, application_id, tokens_input, tokens_output, cost_estimated, status}', true
    ),
    ('session_digests', 'captcha_events', 'application', 'application_id', '{application_id, status}', true),
    ('session_digests', 'two_factor_events', 'application', 'application_id', '{application_id, status}', true),
    ('session_digests', 'qa_checks', 'application', 'application_id', '{application_id}', true),
    (
        'session_digests', 'qa_issues', 'application', 'application_id',
        '{application_id, issue_type, fix_applied}', true
    );

insert into etl.dirty_rules (transform, table_name, entity, key_field, watched_fields, on_insert)
select t.transform, r.*
from (values ('company_metrics_daily'), ('company_properties')) as t (transform)
cross join (values
    (
        'applications', 'job_post', 'job_post_id',
        '{job_post_id, application_status, application_submitted_at, success_flag}'::text[], true
    ),
    ('job_posts', 'company', 'company_id', '{company_id}', false),
    ('email_application_links', 'application', 'application_id', '{email_id, application_id, link_type}', true),
    ('emails', 'email', 'id', '{direction, received_at}', false),
    ('interview_outcomes', 'interview', 'interview_id', '{interview_id, offer_extended, created_at}', true)
) as r;

insert into etl.dirty_rules (transform, table_name, entity, key_field, watched_fields) values
    ('company_metrics_daily', 'interviews', 'company', 'company_id', '{application_id, company_id, created_at}'),
    ('company_metrics_daily', 'interviews', 'application', 'application_id', '{application_id, company_id, created_at}'),
    ('company_properties', 'interviews', 'application', 'application_id', '{application_id}');

-- Who sets a property by hand takes its place from the computed one, and gives it back by removing it.
insert into etl.dirty_rules (transform, table_name, entity, key_field, watched_fields, row_filter) values
    (
        'company_properties', 'company_properties', 'company', 'company_id', '{company_id, key, source}',
        'source is distinct from ''computed'''
    );

-- Another time zone moves every day; another limit decides anew who was ghosted.
insert into etl.dirty_rules (transform, table_name, entity, key_field, watched_fields, row_filter)
select
    t.transform, 'system_configs', 'everything', 'id', '{config_name, config_json, is_active, created_at}',
    'config_name = ''reporting'''
from (values ('company_metrics_daily'), ('company_properties')) as t (transform);

call etl.create_dirty_triggers();

-- Applications that cross the limit of silence between two runs are found by their instant.
create index idx_applications_submitted on nyx.applications (application_submitted_at);
