-- Grain: one session with a digest, its counts without a breakdown. Parameters: session_ids.
select
    session_id::varchar as session_id,
    (errors_summary -> 'qa' ->> 'checks')::integer as qa_checks,
    (errors_summary -> 'qa' ->> 'issues')::integer as qa_issues,
    (errors_summary -> 'qa' ->> 'fixed')::integer as qa_fixed,
    (errors_summary -> 'model' ->> 'failed')::integer as model_calls_failed,
    (errors_summary -> 'model' ->> 'timeout')::integer as model_calls_timed_out,
    (errors_summary -> 'model' ->> 'rate_limited')::integer as model_calls_rate_limited
from latest_session_digests
where session_id in (select unnest($session_ids::uuid[]))
