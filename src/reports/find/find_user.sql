-- Grain: the person that `wanted` names by its id, or none. Parameters: wanted.
select u.id::varchar as id
from users as u
where u.id::varchar = lower($wanted)
