-- Grain: one job that has run, with its newest run, when one last succeeded, and the newest as-of
-- that one has finished with, whatever its checks said. Parameter: soon, the latest time that a
-- sound clock may say. Transforms that ran by hand count until a job has succeeded, which runs
-- them, too.
with
finished as (
    select
        r.job,
        max(coalesce(r.as_of, r.started_at)) filter (
            where coalesce(r.as_of, r.started_at) <= :'soon'::timestamptz
        ) as as_of,
        max(r.started_at) filter (where r.status = 'succeeded') as done_at,
        max(r.id) filter (where r.status = 'succeeded') as done_id
    from etl.runs as r
    where r.status in ('succeeded', 'checks_failed', 'differs')
    group by r.job
)

select distinct on (r.job)
    r.job,
    r.id::text as run_id,
    r.status,
    r.scheduled_at,
    r.started_at,
    r.finished_at,
    r.error_message,
    f.as_of as finished_as_of,
    f.done_at
from etl.run_states as r
left join finished as f on f.job = r.job
where r.job <> 'transform'
    or r.id > (select coalesce(max(done_id), 0) from finished where job <> 'transform')
order by r.job, r.id desc
