-- Grain: one kind of thing that got in a session's way on one domain, and its name: how often.
-- Reads application_facts, application_incidents.
with
incidents as (
    select f.session_id, f.domain, 'failure' as kind, f.failure_reason as name, 1 as times
    from application_facts as f
    where f.failed
    union all
    select f.session_id, f.domain, i.kind, i.name, i.times
    from application_incidents as i
    join application_facts as f on f.id = i.application_id
)

select session_id, domain, kind, name, cast(sum(times) as bigint) as times
from incidents
where session_id is not null
group by session_id, domain, kind, name
