-- One row per finished session in pg_temp.scope: its totals, and its tiers, domains and incidents
-- folded into JSON and words. Parameters: whole (true when scope holds every session: facts are
-- then read whole, else by key).
with
application_sessions as materialized (
    select s.id, s.status
    from corrected.application_sessions as s
    where :'whole'::boolean or s.id = any (array (select key from pg_temp.scope))
),

application_facts as materialized (
    select
        f.id, f.session_id, f.tier, f.domain, f.effort_level, f.match_score_thousandths,
        f.successful, f.failed, f.failure_reason, f.duration_us,
        f.own_tokens_input, f.own_tokens_output, f.own_cost_microdollars,
        f.model_calls, f.model_tokens_input, f.model_tokens_output, f.model_cost_microdollars,
        f.model_failed, f.model_timeout, f.model_rate_limited, f.incidents
    from etl.application_facts as f
    where :'whole'::boolean or f.session_id = any (array (select id from application_sessions))
),

application_incidents as (
    select
        f.id as application_id, kinds.key as kind, names.key as name, names.value::bigint as times
    from application_facts as f
    cross join lateral jsonb_each(f.incidents) as kinds
    cross join lateral jsonb_each_text(kinds.value) as names
),

model_usage as (
    select
        u.session_id, u.application_id, u.tokens_input, u.tokens_output, u.cost_estimated, u.status
    from corrected.model_usage as u
    where :'whole'::boolean
    union all
    select
        u.session_id, u.application_id, u.tokens_input, u.tokens_output, u.cost_estimated, u.status
    from etl.rows_naming(
        null::corrected.model_usage, 'session_id', array (select id from application_sessions)
    ) as u
    where not :'whole'::boolean
),

session_calls as (:session_calls),

session_totals as (:session_totals),

session_tiers as (:session_tiers),

session_incidents as (:session_incidents),

session_domains as (:session_domains),

tier_stats as (
    select session_id, jsonb_object_agg(tier, to_jsonb(t) - '{session_id,tier}'::text[]) as stats
    from session_tiers as t
    group by session_id
),

domain_failures as (
    select session_id, domain, jsonb_object_agg(name, times) as failure_reasons
    from session_incidents
    where kind = 'failure'
    group by session_id, domain
),

domain_stats as (
    select
        d.session_id,
        jsonb_object_agg(
            d.domain,
            to_jsonb(d) - '{session_id,domain}'::text[]
            || jsonb_build_object('failure_reasons', coalesce(f.failure_reasons, '{}'))
        ) as stats
    from session_domains as d
    left join domain_failures as f on f.session_id = d.session_id and f.domain = d.domain
    group by d.session_id
),

incidents as (
    select
        session_id, replace(kind, 'qa_fixed', 'qa_open') as kind, name, sum(times) as times,
        sum(times) filter (where kind = 'qa_fixed') as fixed
    from session_incidents
    group by 1, 2, 3
),

errors as (
    select
        session_id,
        (
            array_agg(name order by times desc, name) filter (where kind = 'failure')
        )[1] as main_reason,
        max(times) filter (where kind = 'failure') as main_reason_times,
        jsonb_object_agg(name, times) filter (where kind = 'failure') as failure_reasons,
        jsonb_object_agg(name, times) filter (where kind = 'captcha') as captcha,
        jsonb_object_agg(name, times) filter (where kind = 'two_factor') as two_factor,
        jsonb_object_agg(name, times) filter (where kind = 'qa_open') as issues_by_type,
        sum(times) filter (where kind = 'qa_open') as issues,
        sum(times) filter (where kind = 'qa_check') as checks,
        sum(fixed) as fixed
    from incidents
    group by session_id
)

select
    t.session_id,
    concat_ws(
        ' ',
        format(
            'Of %s applications, %s succeeded and %s failed.',
            applications_total, applications_successful, applications_failed
        ),
        case when applications_total > 0 then format(
            'Effort was low for %s, medium for %s and high for %s%s.',
            num_low_effort, num_medium_effort, num_high_effort,
            '; the mean match score is ' || avg_match_score
        ) end,
        format(
            'Model calls took %s tokens in and %s out and cost %s dollars.',
            tokens_input_total, tokens_output_total, cost_estimated_total
        ),
        case when main_reason is not null then format(
            'The most frequent reason for failure was %s (%s of %s).',
            main_reason, main_reason_times, applications_failed
        ) end
    ) as summary_text,
    applications_total, applications_successful, applications_failed,
    num_low_effort, num_medium_effort, num_high_effort,
    tokens_input_total, tokens_output_total, cost_estimated_total,
    avg_match_score, avg_duration_seconds,
    coalesce(domain_stats.stats, '{}') as per_domain_stats,
    coalesce(tier_stats.stats, '{}') as per_company_tier_stats,
    jsonb_build_object(
        'failure_reasons', coalesce(e.failure_reasons, '{}'),
        'captcha', coalesce(e.captcha, '{}'),
        'two_factor', coalesce(e.two_factor, '{}'),
        'qa', jsonb_build_object(
            'checks', coalesce(e.checks, 0), 'issues', coalesce(e.issues, 0),
            'fixed', coalesce(e.fixed, 0), 'by_type', coalesce(e.issues_by_type, '{}')
        ),
        'model', jsonb_build_object(
            'failed', calls_failed, 'timeout', calls_timeout, 'rate_limited', calls_rate_limited
        )
    ) as errors_summary
from session_totals as t
left join domain_stats on domain_stats.session_id = t.session_id
left join tier_stats on tier_stats.session_id = t.session_id
left join errors as e on e.session_id = t.session_id
