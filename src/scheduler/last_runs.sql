-- Grain: one job that has run, with its newest run and the newest as-of that it has finished well. Parameter: soon, the
-- latest time a sound clock may say. Transforms that ran by hand count until a job has succeeded, which runs them, too.
with
last_done as (
    select
        r.job,
        max(coalesce(r.as_of, r.started_at)) filter (where coalesce(r.as_of, r.started_at) <= :'soon'::timestamptz) as as_of,
        max(r.started_at) as started_at,
        max(r.id) as id
    from etl.runs as r
    where r.status = 'succeeded'
    group by r.job
)

select distinct on (r.job)
    r.job,
    r.id,
    r.status,
    r.scheduled_at,
    r.started_at,
    r.finished_at,
    r.error_message,
    d.as_of as done_as_of,
    d.started_at as done_at
from etl.run_states as r
left join last_done as d on d.job = r.job
where r.job <> 'transform' or r.id > (select coalesce(max(id), 0) from last_done where job <> 'transform')
order by r.job, r.id desc
