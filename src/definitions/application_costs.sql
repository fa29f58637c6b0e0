-- Grain: one application and what its model calls took: the recorded ones, else, in a session
-- without any record, its own totals. Reads application_facts, session_calls.
with
chosen as (
    select
        f.id,
        f.session_id,
        f.model_calls is not null or s.session_id is not null as uses_calls,
        f.model_tokens_input, f.model_tokens_output, f.model_cost_microdollars,
        f.own_tokens_input, f.own_tokens_output, f.own_cost_microdollars
    from application_facts as f
    left join session_calls as s on s.session_id = f.session_id
)

select
    id as application_id,
    session_id,
    case when uses_calls then model_tokens_input else own_tokens_input end as tokens_input,
    case when uses_calls then model_tokens_output else own_tokens_output end as tokens_output,
    etl.quotient_6(
        case when uses_calls then model_cost_microdollars else own_cost_microdollars end, 1000000
    ) as cost_usd
from chosen
