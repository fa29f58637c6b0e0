-- Grain: the session. Parameters: session_id.
select
    s.id::varchar as id,
    s.session_name as name,
    s.status,
    s.start_datetime as started_at,
    s.end_datetime as ended_at,
    epoch(s.end_datetime - s.start_datetime)::bigint as duration_seconds,
    coalesce(u.timezone, 'UTC') as timezone
from application_sessions as s
left join users as u on u.id = s.user_id
where s.id::varchar = $session_id
