-- Grain: one purpose of the model calls that name a session or one of its applications, the dearest first.
-- Parameters: session_ids.
with sessions as (
    select unnest($session_ids::uuid[]) as id
),

calls as (
    select u.session_id, u.purpose, u.tokens_input, u.tokens_output, u.cost_estimated
    from model_usage as u
    where u.session_id in (select id from sessions)
    union all
    select a.session_id, u.purpose, u.tokens_input, u.tokens_output, u.cost_estimated
    from model_usage as u
    join applications as a on a.id = u.application_id
    where a.session_id in (select id from sessions) and u.session_id is distinct from a.session_id
)

select
    c.session_id::varchar as session_id,
    coalesce(c.purpose, 'unknown') as purpose,
    count(*)::integer as calls,
    coalesce(sum(c.tokens_input), 0)::bigint as tokens_input,
    coalesce(sum(c.tokens_output), 0)::bigint as tokens_output,
    coalesce(sum(c.cost_estimated), 0)::decimal(18, 6) as cost_usd
from calls as c
group by c.session_id, coalesce(c.purpose, 'unknown')
order by c.session_id, cost_usd desc, purpose
