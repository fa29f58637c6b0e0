-- Grain: one domain the session applied on, the busiest first. Parameters: session_id.
select
    e.key as domain,
    (e.value ->> 'total')::integer as total,
    (e.value ->> 'successful')::integer as successful,
    (e.value ->> 'failed')::integer as failed,
    (e.value ->> 'captchas')::integer as captchas,
    (e.value ->> 'avg_duration_seconds')::integer as avg_duration_seconds
from latest_session_digests as d, json_each(d.per_domain_stats) as e
where d.session_id::varchar = $session_id
order by total desc, domain
