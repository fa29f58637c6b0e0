-- Grain: the newest digest of one of the sessions; none of those without. Parameters: session_ids.
select
    d.session_id::varchar as session_id,
    d.generated_at,
    d.summary_text,
    d.applications_total as total,
    d.applications_successful as successful,
    d.applications_failed as failed,
    d.num_low_effort as low_effort,
    d.num_medium_effort as medium_effort,
    d.num_high_effort as high_effort,
    d.tokens_input_total as tokens_input,
    d.tokens_output_total as tokens_output,
    d.cost_estimated_total as cost_usd,
    etl.quotient_4(etl.millionths(d.cost_estimated_total), d.applications_successful::bigint * 1000000)
        as cost_usd_per_success,
    etl.rate_of(d.applications_successful, d.applications_successful + d.applications_failed) as success_rate,
    d.avg_match_score,
    d.avg_duration_seconds
from latest_session_digests as d
where d.session_id in (select unnest($session_ids::uuid[]))
