-- Grain: one purpose of the model calls that lead to a session, the dearest first. Parameters:
-- session_ids.
select
    p.session_id::varchar as session_id,
    p.purpose,
    p.calls::integer as calls,
    p.tokens_input,
    p.tokens_output,
    p.cost_usd,
    p.cost_share::double as cost_share
from session_purposes as p
where p.session_id in (select unnest(getvariable('session_ids')::uuid[]))
order by p.session_id, p.cost_usd desc, p.purpose
