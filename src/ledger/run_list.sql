-- Grain: one run, the newest first: all of them, or the one with the number :'id'. Parameters: id
-- (or null), limit.
select
    r.id::text as run_id,
    r.job,
    r.scheduled_at,
    r.as_of,
    r.status,
    r.started_at,
    r.finished_at,
    r.heartbeat_at,
    r.host,
    r.pid,
    r.version,
    r.backfill,
    r.error_code,
    r.error_message,
    r.details,
    case
        -- When its session was lost, nobody knows.
        when r.status <> 'abandoned'
        then (
            extract(epoch from coalesce(r.finished_at, clock_timestamp()) - r.started_at) * 1000
        )::bigint::double precision
    end as duration_ms,
    case
        when r.scheduled_at is not null
        then (
            select count(*)::integer
            from etl.runs as a
            where a.job = r.job and a.scheduled_at = r.scheduled_at and a.id <= r.id
        )
    end as attempt,
    c.checks,
    c.errors,
    c.warnings,
    r.resumes_run_id::text as resumes_run_id
from etl.run_states as r
cross join lateral (
    select
        count(*)::integer as checks,
        (count(*) filter (where k.rows_offending > 0 and k.severity = 'error'))::integer as errors,
        (count(*) filter (where k.rows_offending > 0 and k.severity = 'warn'))::integer as warnings
    from etl.check_runs as k
    where k.run_id = r.id
        or k.run_id in (select s.taken_from_run_id from etl.run_steps as s where s.run_id = r.id)
) as c
where :'id'::bigint is null or r.id = :'id'::bigint
order by r.id desc
limit :'limit'::bigint
