-- Grain: one reason why forms of a session failed, the most frequent first, with the domains behind
-- it. Parameters: session_ids.
with
reasons as (
    select f.session_id, f.failure_reason as reason, f.domain, count(*)::integer as times
    from application_facts as f
    where f.failed and f.session_id in (select unnest(getvariable('session_ids')::uuid[]))
    group by f.session_id, f.failure_reason, f.domain
)

select
    session_id::varchar as session_id,
    reason,
    sum(times)::integer as times,
    list({'domain': domain, 'times': times} order by times desc, domain) as domains
from reasons
group by session_id, reason
order by session_id, times desc, reason
