-- Grain: one finished session and its numbers. Reads application_sessions, application_facts,
-- session_calls.
with
finished as (:finished_sessions),

totals as (
    select
        f.session_id,
        count(*) as applications,
        count(*) filter (where f.successful) as successful,
        count(*) filter (where f.failed) as failed,
        count(*) filter (where f.effort_level = 'low') as low_effort,
        count(*) filter (where f.effort_level = 'medium') as medium_effort,
        count(*) filter (where f.effort_level = 'high') as high_effort,
        etl.quotient_3(
            sum(f.match_score_thousandths), count(f.match_score_thousandths) * 1000
        ) as match_score,
        etl.quotient_0(sum(f.duration_us), count(f.duration_us) * 1000000) as duration_seconds,
        sum(f.own_tokens_input) as tokens_input,
        sum(f.own_tokens_output) as tokens_output,
        sum(f.own_cost_microdollars) as cost_microdollars
    from application_facts as f
    group by f.session_id
)

select
    s.id as session_id,
    cast(coalesce(t.applications, 0) as integer) as applications_total,
    cast(coalesce(t.successful, 0) as integer) as applications_successful,
    cast(coalesce(t.failed, 0) as integer) as applications_failed,
    cast(coalesce(t.low_effort, 0) as integer) as num_low_effort,
    cast(coalesce(t.medium_effort, 0) as integer) as num_medium_effort,
    cast(coalesce(t.high_effort, 0) as integer) as num_high_effort,
    cast(coalesce(c.tokens_input, t.tokens_input, 0) as bigint) as tokens_input_total,
    cast(coalesce(c.tokens_output, t.tokens_output, 0) as bigint) as tokens_output_total,
    etl.quotient_4(coalesce(c.cost_microdollars, t.cost_microdollars, 0), 1000000)
        as cost_estimated_total,
    t.match_score as avg_match_score,
    cast(t.duration_seconds as integer) as avg_duration_seconds,
    coalesce(c.failed, 0) as calls_failed,
    coalesce(c.timeout, 0) as calls_timeout,
    coalesce(c.rate_limited, 0) as calls_rate_limited
from finished as s
left join totals as t on t.session_id = s.id
left join session_calls as c on c.session_id = s.id
