-- Grain: one session with model calls: a call names its application, its session, or both, and
-- counts once in each session it leads to. Reads application_facts, model_usage.
with
calls as (
    select
        f.session_id,
        f.model_tokens_input as tokens_input,
        f.model_tokens_output as tokens_output,
        f.model_cost_microdollars as cost_microdollars,
        f.model_failed as failed,
        f.model_timeout as timeout,
        f.model_rate_limited as rate_limited
    from application_facts as f
    where f.model_calls > 0 and f.session_id is not null
    union all
    select
        u.session_id,
        u.tokens_input,
        u.tokens_output,
        etl.millionths(u.cost_estimated) as cost_microdollars,
        case when u.status = 'failed' then 1 else 0 end as failed,
        case when u.status = 'timeout' then 1 else 0 end as timeout,
        case when u.status = 'rate_limited' then 1 else 0 end as rate_limited
    from model_usage as u
    left join application_facts as f on f.id = u.application_id and f.session_id = u.session_id
    where u.session_id is not null and f.id is null
)

select
    session_id,
    cast(coalesce(sum(tokens_input), 0) as bigint) as tokens_input,
    cast(coalesce(sum(tokens_output), 0) as bigint) as tokens_output,
    cast(coalesce(sum(cost_microdollars), 0) as bigint) as cost_microdollars,
    cast(sum(failed) as bigint) as failed,
    cast(sum(timeout) as bigint) as timeout,
    cast(sum(rate_limited) as bigint) as rate_limited
from calls
group by session_id
