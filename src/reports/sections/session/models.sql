-- Grain: one model and purpose of the calls that lead to a session, the dearest first; each call
-- counts once in each session. Parameters: session_ids.
with
calls as (
    select
        u.session_id, u.model_name, u.purpose, u.status, u.tokens_input, u.tokens_output,
        u.cost_estimated
    from model_usage as u
    where u.session_id in (select unnest(getvariable('session_ids')::uuid[]))
    union all
    select
        f.session_id, u.model_name, u.purpose, u.status, u.tokens_input, u.tokens_output,
        u.cost_estimated
    from model_usage as u
    join application_facts as f on f.id = u.application_id
    where f.session_id in (select unnest(getvariable('session_ids')::uuid[]))
        and (u.session_id is null or u.session_id <> f.session_id)
)

select
    session_id::varchar as session_id,
    coalesce(model_name, 'unknown') as model,
    coalesce(purpose, 'unknown') as purpose,
    count(*)::integer as calls,
    count(*) filter (where status <> 'success')::integer as without_answer,
    coalesce(sum(tokens_input), 0)::bigint as tokens_input,
    coalesce(sum(tokens_output), 0)::bigint as tokens_output,
    etl.quotient_6(
        coalesce(sum(etl.millionths(cost_estimated)), 0), 1000000
    )::decimal(18, 6) as cost_usd
from calls
group by all
order by session_id, cost_usd desc, model, purpose
