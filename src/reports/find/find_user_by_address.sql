-- Grain: the person that `wanted` names by its id or its address in any case, or none.
-- Parameters: wanted.
select u.id::varchar as id
from users as u
where u.id::varchar = lower($wanted) or lower(u.email) = lower($wanted)
order by u.id
limit 1
