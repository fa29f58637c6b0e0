-- A digest counts every application of its session, once.
-- severity: error
-- stage: session_digests
-- owner: Data engineering; compare session_digests.sql with the session's applications.
with
counted as (
    select a.session_id, count(*) as applications
    from corrected.applications as a
    where :'whole'::boolean
        or a.id = any (etl.ids_naming('applications', 'session_id', array (select key from pg_temp.scope)))
    group by a.session_id
)

select d.session_id, d.applications_total, coalesce(counted.applications, 0) as applications
from pg_temp.session_digests as d
left join counted on counted.session_id = d.session_id
where d.applications_total <> coalesce(counted.applications, 0)
    or d.applications_successful + d.applications_failed > d.applications_total
    or d.num_low_effort + d.num_medium_effort + d.num_high_effort > d.applications_total
