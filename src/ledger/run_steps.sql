-- Grain: one step of the run :'id', in their order; one that says running while its run does not
-- was cut off.
select
    s.step,
    case
        when s.status = 'running' and r.status <> 'running' then 'cut_off'
        else s.status
    end as status,
    s.started_at,
    s.finished_at,
    s.summary,
    s.counts,
    s.failures,
    s.error_code,
    s.error_message,
    case
        when s.finished_at is not null or r.status = 'running'
        then (
            extract(epoch from coalesce(s.finished_at, clock_timestamp()) - s.started_at) * 1000
        )::bigint::double precision
    end as duration_ms,
    s.taken_from_run_id::text as taken_from_run_id
from etl.run_steps as s
inner join etl.run_states as r on r.id = s.run_id
where s.run_id = :'id'::bigint
order by s.id
