-- Grain: one company tier a session applied to, the wanted first. Parameters: session_ids.
select
    d.session_id::varchar as session_id,
    e.key as tier,
    (e.value ->> 'total')::integer as total,
    (e.value ->> 'successful')::integer as successful,
    (e.value ->> 'failed')::integer as failed,
    (e.value ->> 'success_rate')::double as success_rate,
    (e.value ->> 'avg_match_score')::decimal(4, 3) as avg_match_score,
    (e.value ->> 'cost')::decimal(18, 4) as cost_usd
from latest_session_digests as d, json_each(d.per_company_tier_stats) as e
where d.session_id in (select unnest(getvariable('session_ids')::uuid[]))
order by d.session_id, array_position(['top', 'normal', 'avoid', 'unknown'], e.key)
