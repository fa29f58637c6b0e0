-- No application was sent, no mail received and no session started after the run's logical time,
-- but for a day of grace.
-- severity: warn
-- stage: facts
-- owner: Whoever feeds the table; a clock or a date order was wrong, correct the instant by
-- 'nyx-etl correct'.
select 'applications' as table_name, id as record_id, application_submitted_at as happened_at
from corrected.applications
where application_submitted_at > :'as_of'::timestamptz + interval '1 day'
union all
select 'emails', id, received_at
from corrected.emails
where received_at > :'as_of'::timestamptz + interval '1 day'
union all
select 'application_sessions', id, start_datetime
from corrected.application_sessions
where start_datetime > :'as_of'::timestamptz + interval '1 day'
