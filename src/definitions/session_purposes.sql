-- Grain: one session and what the model calls that lead to it were for; each call counts once in
-- each session. Reads application_facts, model_usage.
with
calls as (
    select u.session_id, u.purpose, u.tokens_input, u.tokens_output, u.cost_estimated
    from model_usage as u
    where u.session_id is not null
    union all
    select f.session_id, u.purpose, u.tokens_input, u.tokens_output, u.cost_estimated
    from model_usage as u
    join application_facts as f on f.id = u.application_id
    where f.session_id is not null and (u.session_id is null or u.session_id <> f.session_id)
),

sums as (
    select
        session_id,
        coalesce(purpose, 'unknown') as purpose,
        count(*) as calls,
        cast(coalesce(sum(tokens_input), 0) as bigint) as tokens_input,
        cast(coalesce(sum(tokens_output), 0) as bigint) as tokens_output,
        coalesce(sum(etl.millionths(cost_estimated)), 0) as cost_microdollars
    from calls
    group by session_id, coalesce(purpose, 'unknown')
),

totals as (
    select session_id, sum(cost_microdollars) as cost_microdollars
    from sums
    group by session_id
)

select
    s.session_id,
    s.purpose,
    s.calls,
    s.tokens_input,
    s.tokens_output,
    cast(etl.quotient_6(s.cost_microdollars, 1000000) as decimal(18, 6)) as cost_usd,
    cast(case
        when t.cost_microdollars > 0
            then etl.quotient_4(s.cost_microdollars, t.cost_microdollars)
    end as decimal(18, 4)) as cost_share
from sums as s
join totals as t on t.session_id = s.session_id
