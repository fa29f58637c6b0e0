-- An application is submitted after it was started, and its duration and cost are not negative.
-- severity: warn
-- stage: facts
-- owner: The agent's developers; correct the application by 'nyx-etl correct'.
select
    id as application_id, application_started_at, application_submitted_at, duration_seconds,
    cost_estimated_total
from corrected.applications
where application_submitted_at < application_started_at
    or duration_seconds < 0
    or tokens_input_total < 0
    or tokens_output_total < 0
    or cost_estimated_total < 0
    or cost_estimated_total = 'NaN'
