-- Tokens and cost of a model call are numbers that are not negative, and it ends after it has
-- started.
-- severity: error
-- stage: facts
-- owner: Whoever feeds model_usage; correct the call by 'nyx-etl correct'.
select
    id as model_usage_id, session_id, application_id, tokens_input, tokens_output, cost_estimated,
    started_at, ended_at
from corrected.model_usage
where tokens_input < 0
    or tokens_output < 0
    or cost_estimated < 0
    or cost_estimated = 'NaN'
    or ended_at < started_at
