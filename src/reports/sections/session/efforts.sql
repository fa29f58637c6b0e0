-- Grain: one level of effort of a session's applications, the highest first: what it took, and what
-- came of it. Parameters: session_ids.
with
members as (
    select f.session_id as group_id, f.* from application_facts as f
),

judged as (:judged)

select
    f.session_id::varchar as session_id,
    f.effort_level as effort,
    count(*)::integer as total,
    count(*) filter (where f.successful)::integer as successful,
    etl.quotient_0(
        sum(f.duration_us), count(f.duration_us) * 1000000
    )::double as avg_duration_seconds,
    etl.quotient_4(
        sum(etl.millionths(k.cost_usd)), count(k.cost_usd) * 1000000
    )::decimal(18, 4) as avg_cost_usd,
    count(*) filter (where f.sent)::integer as sent,
    count(*) filter (where f.sent and f.replied)::integer as replied,
    etl.rate_of(
        count(*) filter (where f.sent and f.replied), count(*) filter (where f.sent)
    ) as reply_rate,
    count(*) filter (where f.sent and f.interviewed)::integer as interviewed
from judged as f
join application_costs as k on k.application_id = f.id
where f.effort_level is not null
    and f.session_id in (select unnest(getvariable('session_ids')::uuid[]))
group by f.session_id, f.effort_level
order by f.session_id, list_position(['high', 'medium', 'low'], f.effort_level)
