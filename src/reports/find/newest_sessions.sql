-- Grain: one of the five newest sessions. No parameters.
select s.id::varchar as id, s.session_name as name, s.start_datetime as started_at
from application_sessions as s
order by s.start_datetime desc nulls last, s.id
limit 5
