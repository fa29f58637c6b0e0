-- Grain: the run by which a slot is done or past, if there is one. Parameters: job, scheduled_at,
-- soon (the latest as-of that a sound clock may say), unattended (true: failed checks are done,
-- too).
with finished as (
    select
        id,
        status,
        coalesce(as_of, scheduled_at, started_at) as as_of,
        scheduled_at is not distinct from :'scheduled_at'::timestamptz as same
    from etl.runs
    where job = :'job' and status in ('succeeded', 'checks_failed', 'differs')
)

select id, as_of, same
from finished
where (same and (status = 'succeeded' or :'unattended'::boolean))
    or (as_of > :'scheduled_at'::timestamptz and as_of <= :'soon'::timestamptz)
order by same desc, as_of desc
limit 1
