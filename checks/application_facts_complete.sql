-- Every application has its facts, and nothing else has: as many are sent, and as many belong to a
-- session.
-- severity: error
-- stage: application_facts
-- owner: Data engineering; compare application_facts.sql with the applications.
with
counted as (
    select
        count(*) as applications,
        count(a.application_submitted_at) as sent,
        count(a.session_id) as in_sessions
    from corrected.applications as a
    where :'whole'::boolean or a.id = any (array (select key from pg_temp.scope))
),

facts as (
    select
        count(*) as applications, count(f.submitted_at) as sent, count(f.session_id) as in_sessions
    from pg_temp.application_facts as f
)

select
    counted.applications, facts.applications as with_facts, counted.sent,
    facts.sent as sent_by_facts, counted.in_sessions, facts.in_sessions as in_sessions_by_facts
from counted
cross join facts
where row(counted.*) is distinct from row(facts.*)
