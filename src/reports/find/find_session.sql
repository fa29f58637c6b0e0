-- Grain: one session that `wanted` names (its id, its name, or `last`), the newest first.
-- Parameters: wanted. `last` is the newest session that has a digest, else the newest.
select s.id::varchar as id
from application_sessions as s
left join latest_session_digests as d on d.session_id = s.id
where $wanted = 'last' or s.id::varchar = lower($wanted) or s.session_name = $wanted
order by d.session_id is null, s.start_datetime desc nulls last, s.id
limit 2
