-- A session's own totals agree with what its digest counts.
-- severity: warn
-- stage: session_digests
-- owner: The agent's developers; the agent counts attempts and successes itself and may have been
-- interrupted.
with
application_sessions as (
    select s.id, s.status, s.total_applications_attempted, s.total_applications_successful
    from corrected.application_sessions as s
    where :'whole'::boolean or s.id = any (array (select key from pg_temp.scope))
),

finished_sessions as (:finished_sessions)

select
    d.session_id,
    s.total_applications_attempted,
    d.applications_total,
    s.total_applications_successful,
    d.applications_successful
from pg_temp.session_digests as d
join finished_sessions as s on s.id = d.session_id
where s.total_applications_attempted <> d.applications_total
    or s.total_applications_successful <> d.applications_successful
