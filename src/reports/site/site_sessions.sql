-- Grain: one session, the newest first. No parameters.
select s.id::varchar as id
from application_sessions as s
order by s.start_datetime desc nulls last, s.id
