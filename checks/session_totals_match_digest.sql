-- A session's own totals agree with what its digest counts.
-- severity: warn
-- stage: session_digests
-- owner: The agent's developers; the agent counts attempts and successes itself and may have been
-- interrupted.
select
    d.session_id,
    s.total_applications_attempted,
    d.applications_total,
    s.total_applications_successful,
    d.applications_successful
from pg_temp.session_digests as d
join corrected.application_sessions as s on s.id = d.session_id
where s.status in ('completed', 'failed', 'cancelled')
    and (:'whole'::boolean or s.id = any (array (select key from pg_temp.scope)))
    and (
        s.total_applications_attempted <> d.applications_total
        or s.total_applications_successful <> d.applications_successful
    )
