-- Grain of pg_temp.told_fact: one application and kind of answer (of interviews: round) that the records tell, the earliest
-- date counting. pg_temp.told_interview has the interviews among them; which one a status means that only says interview,
-- nobody knows: it is told by any. No parameters; the applications are those of pg_temp.record_key.
create temporary table told_fact on commit drop as
select
    k.application_id,
    t.kind,
    t.round,
    max(t.interview_type) as interview_type,
    -- An answer of the day on which it was sent came after it.
    min(
        case
            when date_trunc('day', t.told_at) = date_trunc('day', a.application_submitted_at)
            then greatest(t.told_at, a.application_submitted_at)
            else t.told_at
        end
    ) as told_at
from pg_temp.told_answer as t
inner join pg_temp.record_key as k on k.record_number = t.record_number
inner join nyx.applications as a on a.id = k.application_id
group by k.application_id, t.kind, t.round;

create temporary table told_interview on commit drop as
select
    f.application_id,
    coalesce(f.round, 1) as round,
    f.round is not null as is_numbered,
    f.interview_type,
    f.told_at
from pg_temp.told_fact as f
where f.kind = 'interview'
    and (
        f.round is not null
        or not exists (
            select from pg_temp.told_fact as numbered
            where numbered.application_id = f.application_id
                and numbered.kind = 'interview'
                and numbered.round is not null
        )
    );

update nyx.interviews as i
set created_at = t.told_at, scheduled_datetime = coalesce(i.scheduled_datetime, t.told_at)
from pg_temp.told_interview as t
where i.application_id = t.application_id
    and i.round_number = t.round
    and i.created_at is null
    and t.told_at is not null;
