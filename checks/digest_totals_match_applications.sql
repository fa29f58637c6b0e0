-- A digest counts every application of its session, once.
-- severity: error
-- stage: session_digests
-- owner: Data engineering; compare session_digests.sql with the session's applications.
with
application_sessions as (select s.id, s.status from corrected.application_sessions as s),

-- The digest of a session that goes on tells of the time before.
finished_sessions as (:finished_sessions),

counted as (
    select f.session_id, count(*) as applications
    from etl.application_facts as f
    where :'whole'::boolean or f.session_id = any (array (select key from pg_temp.scope))
    group by f.session_id
)

select d.session_id, d.applications_total, coalesce(counted.applications, 0) as applications
from pg_temp.session_digests as d
join finished_sessions as s on s.id = d.session_id
left join counted on counted.session_id = d.session_id
where d.applications_total <> coalesce(counted.applications, 0)
    or d.applications_successful + d.applications_failed > d.applications_total
    or d.num_low_effort + d.num_medium_effort + d.num_high_effort > d.applications_total
