-- Grain: one domain a session applied on, the busiest first. Parameters: session_ids.
select
    d.session_id::varchar as session_id,
    e.key as domain,
    (e.value ->> 'total')::integer as total,
    (e.value ->> 'successful')::integer as successful,
    (e.value ->> 'failed')::integer as failed,
    (e.value ->> 'success_rate')::double as success_rate,
    (e.value ->> 'captchas')::integer as captchas,
    (e.value ->> 'avg_duration_seconds')::integer as avg_duration_seconds
from latest_session_digests as d, json_each(d.per_domain_stats) as e
where d.session_id in (select unnest(getvariable('session_ids')::uuid[]))
order by d.session_id, total desc, domain
