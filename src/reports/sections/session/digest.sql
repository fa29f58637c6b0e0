-- Grain: the newest digest of one of the sessions, none of those without; its rates, and what of it
-- is unfinished, unless the session goes on. Parameters: session_ids.
select
    d.session_id::varchar as session_id,
    d.generated_at,
    d.summary_text,
    d.applications_total as total,
    d.applications_successful as successful,
    d.applications_failed as failed,
    f.unfinished,
    d.num_low_effort as low_effort,
    d.num_medium_effort as medium_effort,
    d.num_high_effort as high_effort,
    d.tokens_input_total as tokens_input,
    d.tokens_output_total as tokens_output,
    d.cost_estimated_total as cost_usd,
    f.cost_usd_per_success,
    etl.rate(f.success_rate, f.success_rate_low, f.success_rate_high) as success_rate,
    d.avg_match_score,
    d.avg_duration_seconds,
    (d.errors_summary -> 'qa' ->> 'checks')::integer as qa_checks,
    (d.errors_summary -> 'qa' ->> 'issues')::integer as qa_issues,
    (d.errors_summary -> 'qa' ->> 'fixed')::integer as qa_fixed,
    (d.errors_summary -> 'model' ->> 'failed')::integer as model_calls_failed,
    (d.errors_summary -> 'model' ->> 'timeout')::integer as model_calls_timed_out,
    (d.errors_summary -> 'model' ->> 'rate_limited')::integer as model_calls_rate_limited
from latest_session_digests as d
left join session_figures as f on f.session_id = d.session_id
where d.session_id in (select unnest(getvariable('session_ids')::uuid[]))
