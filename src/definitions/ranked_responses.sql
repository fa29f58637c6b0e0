-- Grain: one response and its place among those of its group, from 0 to last_place, the fastest
-- first. Reads judged.
select
    j.group_id,
    j.response_us,
    row_number() over (partition by j.group_id order by j.response_us) - 1 as place,
    count(*) over (partition by j.group_id) - 1 as last_place
from judged as j
where j.response_us is not null
