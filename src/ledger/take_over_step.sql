-- Grain: the step :'step' of the run :'from_run_id' becomes one of the run :'run_id'.
insert into etl.run_steps (
    run_id, step, status, started_at, finished_at, summary, counts, failures, taken_from_run_id
)
select
    :'run_id'::bigint,
    step,
    status,
    started_at,
    finished_at,
    summary,
    counts,
    failures,
    coalesce(taken_from_run_id, run_id)
from etl.run_steps
where run_id = :'from_run_id'::bigint and step = :'step'
