-- Grain: one row: tokens and cost of everything, and its cost per application that was sent, was
-- answered, led to an interview or to an offer. Reads application_facts, application_costs,
-- model_usage, reporting.
with
of_applications as (
    select
        coalesce(sum(tokens_input), 0) as tokens_input,
        coalesce(sum(tokens_output), 0) as tokens_output,
        coalesce(sum(etl.millionths(cost_usd)), 0) as cost_microdollars
    from application_costs
),

of_none as (
    select
        coalesce(sum(tokens_input), 0) as tokens_input,
        coalesce(sum(tokens_output), 0) as tokens_output,
        coalesce(sum(etl.millionths(cost_estimated)), 0) as cost_microdollars
    from model_usage
    where application_id is null
),

members as (
    select 1 as group_id, f.submitted_at, f.successful, f.replied, f.interviewed, f.offered
    from application_facts as f
),

judged as (:judged),

counts as (
    select
        count(*) filter (where sent) as sent,
        count(*) filter (where sent and replied) as replied,
        count(*) filter (where sent and interviewed) as interviewed,
        count(*) filter (where sent and offered) as offered
    from judged
),

totals as (
    select
        cast(a.tokens_input + n.tokens_input as bigint) as tokens_input,
        cast(a.tokens_output + n.tokens_output as bigint) as tokens_output,
        a.cost_microdollars + n.cost_microdollars as cost_microdollars
    from of_applications as a
    cross join of_none as n
)

select
    t.tokens_input,
    t.tokens_output,
    etl.quotient_6(t.cost_microdollars, 1000000) as cost_usd,
    etl.quotient_4(t.cost_microdollars, c.sent * 1000000) as cost_usd_per_sent,
    etl.quotient_4(t.cost_microdollars, c.replied * 1000000) as cost_usd_per_reply,
    etl.quotient_4(t.cost_microdollars, c.interviewed * 1000000) as cost_usd_per_interview,
    etl.quotient_4(t.cost_microdollars, c.offered * 1000000) as cost_usd_per_offer
from totals as t
cross join counts as c
