-- Grain: one purpose of the model calls that name the session or one of its applications, the dearest first.
-- Parameters: session_id.
select
    coalesce(u.purpose, 'unknown') as purpose,
    count(*)::integer as calls,
    coalesce(sum(u.tokens_input), 0)::bigint as tokens_input,
    coalesce(sum(u.tokens_output), 0)::bigint as tokens_output,
    coalesce(sum(u.cost_estimated), 0)::decimal(18, 6) as cost_usd
from model_usage as u
left join applications as a on a.id = u.application_id
where u.session_id::varchar = $session_id or a.session_id::varchar = $session_id
group by purpose
order by cost_usd desc, purpose
