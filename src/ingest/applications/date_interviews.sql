-- Dates the interviews without a date that pg_temp.told_interview has one for. No parameters.
update nyx.interviews as i
set created_at = t.told_at, scheduled_datetime = coalesce(i.scheduled_datetime, t.told_at)
from pg_temp.told_interview as t
where i.application_id = t.application_id
    and i.round_number = t.round
    and i.created_at is null
    and t.told_at is not null;
