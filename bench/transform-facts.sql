-- Facts for bench/transforms.ts, made inside the database: :'applications' applications and
-- everything around them in proportion. Ids are hashes of numbers, so that rows can name each other
-- without being looked up, and are as random as the agent's own. A hash of the number also decides
-- every value: the same facts every time.
create schema bench;

create function bench.id(kind text, n bigint) returns uuid
language sql immutable parallel safe
return md5(kind || n)::uuid;

-- 0 <= chance < 1, by kind and number.
create function bench.chance(kind text, n bigint) returns double precision
language sql immutable parallel safe
return (hashtextextended(kind, n) & 1048575) / 1048576.0;

create procedure bench.make_facts(applications bigint)
language plpgsql as $$
declare
    companies bigint := applications / 10;
    sessions bigint := applications / 25;
    posts bigint := applications / 2;
    emails bigint := applications * 2;
    calls bigint := applications * 5;
    began timestamptz := '2025-01-01';
begin
    insert into nyx.users (id, name, email)
    values (bench.id('user', 1), 'Bench', 'bench@example.org');
    insert into saturnus.email_accounts (id, user_id, address)
    values (bench.id('account', 1), bench.id('user', 1), 'bench@example.org');

    insert into nyx.companies (id, name, tier)
    select
        bench.id('company', n), 'Company ' || n,
        (array['top', 'normal', 'normal', 'avoid'])[1 + n % 4]
    from generate_series(1, companies) as n;

    -- Some companies have more posts than others.
    insert into nyx.job_posts (id, company_id, source_url, job_title, description_clean)
    select
        bench.id('post', n),
        bench.id('company', 1 + floor(companies * bench.chance('which', n) ^ 1.5)::bigint),
        'https://jobs.example.org/' || n, 'Engineer', repeat('Words of a job description. ', 10)
    from generate_series(1, posts) as n;

    insert into nyx.application_sessions (id, user_id, status, start_datetime, end_datetime)
    select
        bench.id('session', n), bench.id('user', 1),
        (array['completed', 'completed', 'failed', 'cancelled', 'completed'])[1 + n % 5],
        began + n * interval '1 year' / sessions,
        began + n * interval '1 year' / sessions + interval '2 hours'
    from generate_series(1, sessions) as n;

    insert into nyx.applications (
        id, user_id, session_id, job_post_id, effort_level, match_score, application_status,
        application_started_at, application_submitted_at, success_flag, failure_reason_code,
        domain_name, cost_estimated_total
    )
    select
        bench.id('application', n), bench.id('user', 1), bench.id('session', 1 + n / 25),
        bench.id('post', 1 + floor(posts * bench.chance('post', n))::bigint),
        (array['low', 'medium', 'high'])[1 + n % 3], round(bench.chance('score', n)::numeric, 3),
        case when n % 8 = 0 then 'failed' else 'submitted' end,
        began + n * interval '1 year' / applications, 
        case
            when n % 8 <> 0 then began + n * interval '1 year' / applications + interval '3 minutes'
        end,
        case when n % 20 = 1 then false end, case when n % 8 = 0 then 'reason_' || n % 5 end,
        'jobs' || n % 7 || '.example.org', 0.01
    from generate_series(0, applications - 1) as n;

    insert into saturnus.emails (
        id, email_account_id, message_external_id, from_address, to_address, subject, body_plain,
        direction, received_at
    )
    select
        bench.id('email', n), bench.id('account', 1), 'message ' || n, 'jobs@example.org',
        'bench@example.org',
        'Your application', repeat('Words of a letter. ', 15),
        case
            when n % 10 = 0 then 'outbound'
            else 'inbound'
        end,
        began + (n / 2) * interval '1 year' / applications + 60 * bench.chance('wait', n) ^ 2
            * interval '1 day'
    from generate_series(0, emails - 1) as n;

    insert into saturnus.email_application_links (email_id, application_id, link_type, matched_by)
    select
        bench.id('email', n), bench.id('application', n / 2),
        (array[
            'confirmation', 'rejection', 'rejection', 'interview_invite', 'assessment', 'other'
        ])[1 + n / 2 % 6],
        'email_content'
    from generate_series(0, emails - 1) as n
    where n % 5 < 2;

    insert into nyx.model_usage (
        application_id, session_id, model_name, tokens_input, tokens_output, cost_estimated, status
    )
    select
        bench.id('application', n / 5),
        case
            when n % 10 < 9 then bench.id('session', 1 + n / 125)
        end, 'model',
        500 + n % 900, n % 300, 0.0012, case when n % 50 = 0 then 'timeout' else 'success' end
    from generate_series(0, calls - 1) as n;

    insert into nyx.captcha_events (application_id, attempt_number, status)
    select bench.id('application', n * 10), 1, case when n % 3 = 0 then 'failed' else 'solved' end
    from generate_series(0, applications / 10 - 1) as n;

    insert into nyx.qa_checks (id, application_id, qa_type, status)
    select bench.id('check', n), bench.id('application', n * 5), 'consistency_check', 'passed'
    from generate_series(0, applications / 5 - 1) as n;

    insert into nyx.qa_issues (qa_check_id, application_id, issue_type, description, fix_applied)
    select
        bench.id('check', n * 5), bench.id('application', n * 25), 'false_skill', 'It is not so.',
        n % 2 = 0
    from generate_series(0, applications / 25 - 1) as n;

    insert into nyx.interviews (id, application_id, company_id, created_at)
    select
        bench.id('interview', n), bench.id('application', n * 20), null,
        began + n * 20 * interval '1 year' / applications + interval '20 days'
    from generate_series(0, applications / 20 - 1) as n;

    insert into nyx.interview_outcomes (interview_id, outcome, offer_extended, created_at)
    select
        bench.id('interview', n), 'passed', n % 4 = 0,
        began + n * 20 * interval '1 year' / applications + interval '40 days'
    from generate_series(0, applications / 20 - 1) as n;
end;
$$;
