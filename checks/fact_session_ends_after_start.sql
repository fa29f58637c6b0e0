-- A session ends after it has started.
-- severity: error
-- stage: facts
-- owner: The agent's developers; correct start_datetime or end_datetime by 'nyx-etl correct'.
select id as session_id, start_datetime, end_datetime
from corrected.application_sessions
where end_datetime < start_datetime
