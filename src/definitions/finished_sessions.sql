-- Grain: one session that has ended, however it did. Reads application_sessions.
select s.*
from application_sessions as s
where s.status in ('completed', 'failed', 'cancelled')
