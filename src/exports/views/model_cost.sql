create view marts.model_cost as
select
    model_name,
    date_trunc('month', coalesce(started_at, created_at)) :: date as month,
    count(*) as calls,
    sum(tokens_input) as tokens_input,
    sum(tokens_output) as tokens_output,
    sum(cost_estimated) as cost_usd
from raw.model_usage
group by all
order by month, cost_usd desc;

comment on view marts.model_cost is
    'Calls, tokens and cost in US dollars of each model and month (UTC).';
