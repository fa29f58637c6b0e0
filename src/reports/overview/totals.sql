-- Grain: one row about everything. No parameters.
-- Cost and tokens: those of the applications, and calls that name no application.
with calls_of_none as (
    select
        sum(tokens_input) as tokens_input,
        sum(tokens_output) as tokens_output,
        sum(cost_estimated) as cost_usd
    from model_usage
    where application_id is null
),

calls as (
    select sum(tokens_input) as tokens_input, sum(tokens_output) as tokens_output, sum(cost_usd) as cost_usd
    from application_costs
)

select
    (select count(*) from application_sessions)::integer as sessions,
    (select count(distinct company_id) from application_funnel where sent_at is not null)::integer as companies,
    (select count(*) from job_posts)::integer as job_posts,
    (select min(sent_at) from application_funnel) as first_sent_at,
    (select max(sent_at) from application_funnel) as last_sent_at,
    (coalesce(c.tokens_input, 0) + coalesce(n.tokens_input, 0))::bigint as tokens_input,
    (coalesce(c.tokens_output, 0) + coalesce(n.tokens_output, 0))::bigint as tokens_output,
    (coalesce(c.cost_usd, 0) + coalesce(n.cost_usd, 0))::decimal(18, 6) as cost_usd
from calls as c, calls_of_none as n
