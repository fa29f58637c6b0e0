-- Grain: one of the sessions. Parameters: session_ids. An infinite end, or one before the start, says nothing about how
-- long it took.
select
    s.id::varchar as id,
    s.session_name as name,
    s.status,
    s.start_datetime as started_at,
    s.end_datetime as ended_at,
    case
        when s.end_datetime >= s.start_datetime then round(epoch(s.end_datetime) - epoch(s.start_datetime))
    end as duration_seconds,
    coalesce(u.timezone, 'UTC') as timezone
from application_sessions as s
left join users as u on u.id = s.user_id
where s.id in (select unnest($session_ids::uuid[]))
