-- One row per finished session in pg_temp.scope, by the facts as they stand. docs/metrics.md defines the numbers.
-- Parameters: whole (true when scope holds every session: facts are then read whole, else by key).
with
sessions as materialized (
    select s.id
    from corrected.application_sessions as s
    where s.status in ('completed', 'failed', 'cancelled')
        and (:'whole'::boolean or s.id = any (array (select key from pg_temp.scope)))
),

applications as materialized (
    select
        f.id, f.session_id, f.tier, f.domain, f.effort_level, f.match_score,
        f.successful, f.failed, f.failure_reason, f.duration_seconds,
        f.tokens_input_total, f.tokens_output_total, f.cost_estimated_total,
        f.model_calls, f.model_tokens_input, f.model_tokens_output, f.model_cost,
        f.model_failed, f.model_timeout, f.model_rate_limited, f.incidents
    from etl.application_facts as f
    join sessions on sessions.id = f.session_id
    where :'whole'::boolean or f.session_id = any (array (select id from sessions))
),

model_usage as (
    select u.session_id, u.application_id, u.tokens_input, u.tokens_output, u.cost_estimated, u.status
    from corrected.model_usage as u
    where :'whole'::boolean
    union all
    select u.session_id, u.application_id, u.tokens_input, u.tokens_output, u.cost_estimated, u.status
    from etl.rows_naming(null::corrected.model_usage, 'session_id', array (select id from sessions)) as u
    where not :'whole'::boolean
),

-- A call names its application, its session, or both, and counts once in each session it leads to.
calls as (
    select
        session_id,
        coalesce(sum(tokens_input), 0) as tokens_input, coalesce(sum(tokens_output), 0) as tokens_output,
        sum(cost) as cost,
        sum(failed) as failed, sum(timeout) as timeout, sum(rate_limited) as rate_limited
    from (
        select
            session_id,
            model_tokens_input as tokens_input, model_tokens_output as tokens_output, model_cost as cost,
            model_failed as failed, model_timeout as timeout, model_rate_limited as rate_limited
        from applications
        where model_calls > 0
        union all
        select
            u.session_id,
            u.tokens_input, u.tokens_output, coalesce(u.cost_estimated, 0),
            (u.status = 'failed')::integer, (u.status = 'timeout')::integer, (u.status = 'rate_limited')::integer
        from model_usage as u
        join sessions on sessions.id = u.session_id
        where not exists (select from applications as a where a.id = u.application_id and a.session_id = u.session_id)
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
    select session_id, tier, sum(model_cost) as cost from applications where model_cost is not null group by session_id, tier
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

domain_incidents as (
    select session_id, domain, 'failure' as kind, failure_reason as name, count(*) as times
    from applications
    where failed
    group by session_id, domain, failure_reason
    union all
    select a.session_id, a.domain, kinds.key, names.key, sum(names.value::bigint)
    from applications as a
    cross join lateral jsonb_each(a.incidents) as kinds
    cross join lateral jsonb_each_text(kinds.value) as names
    group by a.session_id, a.domain, kinds.key, names.key
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
