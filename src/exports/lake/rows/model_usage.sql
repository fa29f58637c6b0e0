-- Grain: one model call, without what it said, and its reporting day.
select
    u.id, u.application_id, u.session_id, u.model_name, u.purpose, u.status, u.tokens_input,
    u.tokens_output, u.cost_estimated::numeric(10, 6) as cost_estimated, u.created_at,
    etl.day_of(u.created_at, r.timezone) as created_on
from corrected.model_usage as u
cross join etl.reporting as r
