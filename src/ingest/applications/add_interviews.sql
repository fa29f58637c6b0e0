-- Adds the interviews in pg_temp.told_interview that their applications do not have. No parameters.
insert into nyx.interviews (
    application_id, interview_type, round_number, scheduled_datetime, created_at
)
select t.application_id, t.interview_type, t.round, t.told_at, t.told_at
from pg_temp.told_interview as t
where not exists (
    select from nyx.interviews as i
    where i.application_id = t.application_id and (i.round_number = t.round or t.is_any)
);
