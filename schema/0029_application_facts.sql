-- What is counted about each application, once for all tables that add applications up: a change then costs the
-- applications it touches, and not every application it is counted with.

create table etl.application_facts (
    id uuid primary key,
    session_id uuid,
    company_id uuid,
    tier text not null,
    domain text not null,
    effort_level text,
    match_score numeric,
    successful boolean not null,
    failed boolean not null,
    failure_reason text,
    duration_seconds numeric,
    tokens_input_total bigint,
    tokens_output_total bigint,
    cost_estimated_total numeric,
    model_calls bigint,
    model_tokens_input bigint,
    model_tokens_output bigint,
    model_cost numeric,
    model_failed bigint,
    model_timeout bigint,
    model_rate_limited bigint,
    incidents jsonb,
    submitted_at timestamptz,
    response_at timestamptz,
    rejected boolean not null,
    interviewed boolean not null,
    offered boolean not null
) with (fillfactor = 85);

-- Room on each page lets an updated row stay where the indexes find it.
alter table nyx.company_metrics_daily set (fillfactor = 85);
alter table nyx.company_properties set (fillfactor = 85);

create index idx_application_facts_session on etl.application_facts (session_id);
create index idx_application_facts_company on etl.application_facts (company_id);

-- Applications that cross the limit of silence between two runs are found by their instant.
create index idx_application_facts_silent on etl.application_facts (submitted_at) where response_at is null;
drop index nyx.idx_applications_submitted;

comment on table etl.application_facts is
    'One application with what is counted about it, corrections applied; kept by the transform of this name.';
comment on column etl.application_facts.id is 'The application.';
comment on column etl.application_facts.session_id is 'Its session.';
comment on column etl.application_facts.company_id is 'The company of its job post; null if the post has none.';
comment on column etl.application_facts.tier is 'Tier of that company, unknown without one.';
comment on column etl.application_facts.domain is 'Its domain in lower case, unknown if null.';
comment on column etl.application_facts.effort_level is 'As the application says.';
comment on column etl.application_facts.match_score is 'As the application says.';
comment on column etl.application_facts.successful is 'Submitted, and not known to have failed.';
comment on column etl.application_facts.failed is 'Failed, or submitted in vain.';
comment on column etl.application_facts.failure_reason is 'Why it failed, unknown if nobody said; null unless it failed.';
comment on column etl.application_facts.duration_seconds is 'Seconds it took; null unless it succeeded or failed, or if unknown.';
comment on column etl.application_facts.tokens_input_total is 'As the application says.';
comment on column etl.application_facts.tokens_output_total is 'As the application says.';
comment on column etl.application_facts.cost_estimated_total is 'As the application says, in US dollars.';
comment on column etl.application_facts.model_calls is 'Model calls that name it; null without any, as are the columns that follow.';
comment on column etl.application_facts.model_tokens_input is 'Input tokens of these calls.';
comment on column etl.application_facts.model_tokens_output is 'Output tokens of these calls.';
comment on column etl.application_facts.model_cost is 'Cost of these calls, in US dollars.';
comment on column etl.application_facts.model_failed is 'Those of these calls that failed.';
comment on column etl.application_facts.model_timeout is 'Those of these calls that timed out.';
comment on column etl.application_facts.model_rate_limited is 'Those of these calls that met a rate limit.';
comment on column etl.application_facts.incidents is
    'JSON counts by kind (captcha, two_factor, qa_check, qa_open, qa_fixed) and status or type; null without any.';
comment on column etl.application_facts.submitted_at is 'When it was sent; null if it was not.';
comment on column etl.application_facts.response_at is 'When the first response came; null without one.';
comment on column etl.application_facts.rejected is 'Whether a rejection came at or after submission.';
comment on column etl.application_facts.interviewed is 'Whether it has an interview.';
comment on column etl.application_facts.offered is 'Whether an interview of it led to an offer.';

-- What made the three derived tables due by way of an application now makes its facts due.
delete from etl.dirty_rules
where transform = 'session_digests' and key_field <> 'id' and table_name <> 'model_usage'
    or transform = 'session_digests' and table_name in ('companies', 'job_posts')
    or transform = 'session_digests' and table_name = 'model_usage' and entity = 'application'
    or transform in ('company_metrics_daily', 'company_properties')
        and table_name in ('applications', 'job_posts', 'email_application_links', 'emails')
    or transform = 'company_properties' and table_name in ('interviews', 'interview_outcomes');

insert into etl.dirty_rules (transform, table_name, entity, key_field, watched_fields, on_insert) values
    (
        'application_facts', 'applications', 'application', 'id',
        '{session_id, job_post_id, effort_level, match_score, application_status, application_started_at,
          application_submitted_at, duration_seconds, success_flag, failure_reason_code, domain_name,
          tokens_input_total, tokens_output_total, cost_estimated_total}',
        true
    ),
    ('application_facts', 'job_posts', 'job_post', 'id', '{company_id}', false),
    ('application_facts', 'companies', 'company', 'id', '{tier}', false),
    (
        'application_facts', 'model_usage', 'application', 'application_id',
        '{session_id, application_id, tokens_input, tokens_output, cost_estimated, status}', true
    ),
    ('application_facts', 'captcha_events', 'application', 'application_id', '{application_id, status}', true),
    ('application_facts', 'two_factor_events', 'application', 'application_id', '{application_id, status}', true),
    ('application_facts', 'qa_checks', 'application', 'application_id', '{application_id}', true),
    (
        'application_facts', 'qa_issues', 'application', 'application_id',
        '{application_id, issue_type, fix_applied}', true
    ),
    (
        'application_facts', 'email_application_links', 'application', 'application_id',
        '{email_id, application_id, link_type}', true
    ),
    ('application_facts', 'emails', 'email', 'id', '{direction, received_at}', false),
    ('application_facts', 'interviews', 'application', 'application_id', '{application_id}', true),
    ('application_facts', 'interview_outcomes', 'interview', 'interview_id', '{interview_id, offer_extended}', true),
    (
        'session_digests', 'application_facts', 'session', 'session_id',
        '{session_id, tier, domain, effort_level, match_score, successful, failed, failure_reason, duration_seconds,
          tokens_input_total, tokens_output_total, cost_estimated_total, model_calls, model_tokens_input,
          model_tokens_output, model_cost, model_failed, model_timeout, model_rate_limited, incidents}',
        true
    );

insert into etl.dirty_rules (transform, table_name, entity, key_field, watched_fields, on_insert)
select
    t.transform, 'application_facts', 'company', 'company_id',
    '{company_id, submitted_at, successful, failed, response_at, rejected, interviewed, offered}'::text[], true
from (values ('company_metrics_daily'), ('company_properties')) as t (transform);

create or replace procedure etl.create_dirty_triggers()
language plpgsql as $$
declare
    source regclass;
begin
    for source in
        select distinct c.oid::regclass
        from etl.dirty_rules as r
        join pg_class as c on c.relname = r.table_name and c.relkind = 'r'
        join pg_namespace as n on n.oid = c.relnamespace and n.nspname in ('nyx', 'saturnus', 'etl')
    loop
        execute format(
            'create or replace trigger mark_inserted after insert on %1$s referencing new table as new_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_updated after update on %1$s
                referencing old table as old_rows new table as new_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_deleted after delete on %1$s referencing old table as old_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_truncated after truncate on %1$s
                for each statement execute function etl.mark_everything();',
            source);
    end loop;
end;
$$;

call etl.create_dirty_triggers();
