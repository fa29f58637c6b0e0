-- One row per finished session, straight from the facts: what docs/metrics.md says, written
-- once more without any of the ways to compute only a part. Benchmarks time it, tests compare with it.
with
sessions as materialized (
    select s.id
    from corrected.application_sessions as s
    where s.status in ('completed', 'failed', 'cancelled')
),

session_applications as materialized (
    select
        a.id, a.session_id, a.job_post_id, a.effort_level, a.match_score,
        coalesce(lower(a.domain_name), 'unknown') as domain,
        etl.is_successful(a.application_status, a.success_flag) as successful,
        etl.is_failed(a.application_status, a.success_flag) as failed,
        case
            when etl.is_successful(a.application_status, a.success_flag)
                or etl.is_failed(a.application_status, a.success_flag)
                then etl.duration_seconds(a.duration_seconds, a.application_started_at, a.application_submitted_at)
        end as duration_seconds,
        coalesce(a.failure_reason_code, 'unknown') as failure_reason,
        a.tokens_input_total, a.tokens_output_total, a.cost_estimated_total
    from corrected.applications as a
    join sessions on sessions.id = a.session_id
),

applications as materialized (
    select a.*, coalesce(companies.tier, 'unknown') as tier
    from session_applications as a
    left join corrected.job_posts on job_posts.id = a.job_post_id
    left join corrected.companies on companies.id = job_posts.company_id
),

model_calls as materialized (
    select
        session_id, application_id,
        sum(tokens_input) as tokens_input, sum(tokens_output) as tokens_output,
        coalesce(sum(cost_estimated), 0) as cost,
        count(*) filter (where status = 'failed') as failed,
        count(*) filter (where status = 'timeout') as timeout,
        count(*) filter (where status = 'rate_limited') as rate_limited
    from corrected.model_usage
    group by session_id, application_id
),

application_calls as materialized (
    select a.session_id as counts_for, a.tier, m.session_id is not distinct from a.session_id as named, m.*
    from model_calls as m
    join applications as a on a.id = m.application_id
),

-- A call names its session, its application, or both, and counts once in each session it leads to.
calls as (
    select
        session_id,
        coalesce(sum(tokens_input), 0) as tokens_input, coalesce(sum(tokens_output), 0) as tokens_output,
        sum(cost) as cost,
        sum(failed) as failed, sum(timeout) as timeout, sum(rate_limited) as rate_limited
    from (
        select session_id, tokens_input, tokens_output, cost, failed, timeout, rate_limited
        from model_calls
        where session_id in (select id from sessions)
        union all
        select counts_for, tokens_input, tokens_output, cost, failed, timeout, rate_limited
        from application_calls
        where not named
    ) as both_ways
    group by session_id
),

totals as (
    select
        session_id,
        count(*) as applications,
        count(*) filter (where successful) as successful, count(*) filter (where failed) as failed,
        count(*) filter (where effort_level = 'low') as low_effort,
        count(*) filter (where effort_level = 'medium') as medium_effort,
        count(*) filter (where effort_level = 'high') as high_effort,
        round(avg(match_score), 3) as match_score, round(avg(duration_seconds)) as duration_seconds,
        sum(tokens_input_total) as tokens_input,
        sum(tokens_output_total) as tokens_output,
        sum(cost_estimated_total) as cost
    from applications
    group by session_id
),

tier_totals as (
    select
        session_id, tier,
        count(*) as applications,
        count(*) filter (where successful) as successful, count(*) filter (where failed) as failed,
        round(avg(match_score), 3) as match_score,
        sum(cost_estimated_total) as cost
    from applications
    group by session_id, tier
),

tier_costs as (
    select counts_for as session_id, tier, sum(cost) as cost from application_calls group by counts_for, tier
),

tier_stats as (
    select
        t.session_id,
        jsonb_object_agg(t.tier, jsonb_build_object(
            'total', t.applications, 'successful', t.successful, 'failed', t.failed,
            'avg_match_score', t.match_score,
            'cost', round(coalesce(case when calls.session_id is null then t.cost else c.cost end, 0), 4)
        )) as stats
    from tier_totals as t
    left join calls on calls.session_id = t.session_id
    left join tier_costs as c on c.session_id = t.session_id and c.tier = t.tier
    group by t.session_id
),

incidents as (
    select session_id, domain, 'failure' as kind, failure_reason as name
    from applications
    where failed
    union all
    select a.session_id, a.domain, 'captcha', e.status
    from corrected.captcha_events as e
    join applications as a on a.id = e.application_id
    union all
    select a.session_id, a.domain, 'two_factor', coalesce(e.status, 'unknown')
    from corrected.two_factor_events as e
    join applications as a on a.id = e.application_id
    union all
    select a.session_id, a.domain, 'qa_check', 'check'
    from corrected.qa_checks as q
    join applications as a on a.id = q.application_id
    union all
    select a.session_id, a.domain, case when q.fix_applied then 'qa_fixed' else 'qa_open' end, q.issue_type
    from corrected.qa_issues as q
    join applications as a on a.id = q.application_id
),

domain_incidents as (
    select session_id, domain, kind, coalesce(name, 'unknown') as name, count(*) as times
    from incidents
    group by session_id, domain, kind, coalesce(name, 'unknown')
),

domain_errors as (
    select
        session_id,
        domain,
        sum(times) filter (where kind = 'captcha') as captchas,
        jsonb_object_agg(name, times) filter (where kind = 'failure') as failure_reasons
    from domain_incidents
    group by session_id, domain
),

domain_totals as (
    select
        session_id,
        domain,
        count(*) as applications,
        count(*) filter (where successful) as successful, count(*) filter (where failed) as failed,
        round(avg(duration_seconds)) as duration_seconds
    from applications
    group by session_id, domain
),

domain_stats as (
    select
        d.session_id,
        jsonb_object_agg(d.domain, jsonb_build_object(
            'total', d.applications, 'successful', d.successful, 'failed', d.failed,
            'avg_duration_seconds', d.duration_seconds,
            'captchas', coalesce(e.captchas, 0),
            'failure_reasons', coalesce(e.failure_reasons, '{}')
        )) as stats
    from domain_totals as d
    left join domain_errors as e on e.session_id = d.session_id and e.domain = d.domain
    group by d.session_id
),

session_incidents as (
    select session_id, replace(kind, 'qa_fixed', 'qa_open') as kind, name, sum(times) as times,
        sum(times) filter (where kind = 'qa_fixed') as fixed
    from domain_incidents
    group by 1, 2, 3
),

session_errors as (
    select
        session_id,
        (array_agg(name order by times desc, name) filter (where kind = 'failure'))[1] as main_reason,
        max(times) filter (where kind = 'failure') as main_reason_times,
        jsonb_object_agg(name, times) filter (where kind = 'failure') as failure_reasons,
        jsonb_object_agg(name, times) filter (where kind = 'captcha') as captcha,
        jsonb_object_agg(name, times) filter (where kind = 'two_factor') as two_factor,
        jsonb_object_agg(name, times) filter (where kind = 'qa_open') as issues_by_type,
        sum(times) filter (where kind = 'qa_open') as issues,
        sum(times) filter (where kind = 'qa_check') as checks,
        sum(fixed) as fixed
    from session_incidents
    group by session_id
),

digests as (
    select
        sessions.id as session_id,
        coalesce(t.applications, 0)::integer as applications_total,
        coalesce(t.successful, 0)::integer as applications_successful,
        coalesce(t.failed, 0)::integer as applications_failed,
        coalesce(t.low_effort, 0)::integer as num_low_effort,
        coalesce(t.medium_effort, 0)::integer as num_medium_effort,
        coalesce(t.high_effort, 0)::integer as num_high_effort,
        coalesce(calls.tokens_input, t.tokens_input, 0)::bigint as tokens_input_total,
        coalesce(calls.tokens_output, t.tokens_output, 0)::bigint as tokens_output_total,
        round(coalesce(calls.cost, t.cost, 0), 4) as cost_estimated_total,
        t.match_score as avg_match_score,
        t.duration_seconds::integer as avg_duration_seconds,
        coalesce(domain_stats.stats, '{}') as per_domain_stats,
        coalesce(tier_stats.stats, '{}') as per_company_tier_stats,
        jsonb_build_object(
            'failure_reasons', coalesce(e.failure_reasons, '{}'), 'captcha', coalesce(e.captcha, '{}'),
            'two_factor', coalesce(e.two_factor, '{}'),
            'qa', jsonb_build_object(
                'checks', coalesce(e.checks, 0), 'issues', coalesce(e.issues, 0), 'fixed', coalesce(e.fixed, 0),
                'by_type', coalesce(e.issues_by_type, '{}')
            ),
            'model', jsonb_build_object(
                'failed', coalesce(calls.failed, 0), 'timeout', coalesce(calls.timeout, 0),
                'rate_limited', coalesce(calls.rate_limited, 0)
            )
        ) as errors_summary,
        e.main_reason, e.main_reason_times
    from sessions
    left join totals as t on t.session_id = sessions.id
    left join calls on calls.session_id = sessions.id
    left join domain_stats on domain_stats.session_id = sessions.id
    left join tier_stats on tier_stats.session_id = sessions.id
    left join session_errors as e on e.session_id = sessions.id
)

select
    session_id,
    concat_ws(
        ' ',
        format(
            'Of %s applications, %s succeeded and %s failed.',
            applications_total, applications_successful, applications_failed
        ),
        case when applications_total > 0 then format(
            'Effort was low for %s, medium for %s and high for %s%s.',
            num_low_effort, num_medium_effort, num_high_effort, '; the mean match score is ' || avg_match_score
        ) end,
        format(
            'Model calls took %s tokens in and %s out and cost %s dollars.',
            tokens_input_total, tokens_output_total, cost_estimated_total
        ),
        case when main_reason is not null then format(
            'The most frequent reason for failure was %s (%s of %s).', main_reason, main_reason_times, applications_failed
        ) end
    ) as summary_text,
    applications_total, applications_successful, applications_failed,
    num_low_effort, num_medium_effort, num_high_effort,
    tokens_input_total, tokens_output_total, cost_estimated_total,
    avg_match_score, avg_duration_seconds,
    per_domain_stats, per_company_tier_stats, errors_summary
from digests
