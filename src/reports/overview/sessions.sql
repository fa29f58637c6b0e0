-- Grain: one finished session by its newest digest, the oldest first. No parameters.
select
    s.id::varchar as id,
    s.session_name as name,
    s.status,
    s.start_datetime as started_at,
    d.applications_total as total,
    d.applications_successful as successful,
    d.applications_failed as failed,
    d.cost_estimated_total as cost_usd
from application_sessions as s
join latest_session_digests as d on d.session_id = s.id
order by s.start_datetime nulls first, s.id
