-- Adds an event for each kind of answer in pg_temp.told_fact: undated where the list has no date,
-- and dated as soon as it has one. No parameters.
insert into nyx.application_events (application_id, event_type, event_detail, created_at)
select f.application_id, f.event_type, 'told by a list of applications', f.told_at
from (
    select
        application_id,
        case when kind = 'interview' then 'interview_invite' else kind end as event_type,
        told_at
    from pg_temp.told_fact
) as f
where not exists (
    select from nyx.application_events as known
    where known.application_id = f.application_id
        and known.event_type = f.event_type
        and (known.created_at is not null or f.told_at is null)
);
