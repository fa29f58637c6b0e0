-- Grain: one run, the newest first: all of them, or the one with the number :'id'. Parameters: id
-- (or null), limit.
select
    r.*,
    case
        -- When its session was lost, nobody knows.
        when r.status <> 'abandoned'
        then (
            extract(epoch from coalesce(r.finished_at, clock_timestamp()) - r.started_at) * 1000
        )::bigint
    end as duration_ms,
    case
        when r.scheduled_at is not null
        then (
            select count(*)
            from etl.runs as a
            where a.job = r.job and a.scheduled_at = r.scheduled_at and a.id <= r.id
        )
    end as attempt,
    c.checks,
    c.errors,
    c.warnings
from etl.run_states as r
cross join lateral (
    select
        count(*) as checks,
        count(*) filter (where k.rows_offending > 0 and k.severity = 'error') as errors,
        count(*) filter (where k.rows_offending > 0 and k.severity = 'warn') as warnings
    from etl.check_runs as k
    where k.run_id = r.id
        or k.run_id in (select s.taken_from_run_id from etl.run_steps as s where s.run_id = r.id)
) as c
where :'id'::bigint is null or r.id = :'id'::bigint
order by r.id desc
limit :'limit'::bigint
