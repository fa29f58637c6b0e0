-- Grain: one of the sessions. Parameters: session_ids.
with
session_spans as (:session_spans)

select
    s.id::varchar as session_id,
    s.id::varchar as id,
    s.session_name as name,
    s.status,
    s.start_datetime as started_at,
    s.end_datetime as ended_at,
    t.duration_seconds::double as duration_seconds,
    coalesce(u.timezone, 'UTC') as timezone
from application_sessions as s
join session_spans as t on t.session_id = s.id
left join users as u on u.id = s.user_id
where s.id in (select unnest(getvariable('session_ids')::uuid[]))
