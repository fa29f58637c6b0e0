-- Grain: one step that the newest run of a slot has finished, where that run did not come to its
-- end and was of this version; one row without a step where it finished none. Parameters: job,
-- scheduled_at (null: a run by hand), as_of, version.
with newest as (
    select id, status, version
    from etl.run_states
    where job = :'job'
        and as_of = :'as_of'::timestamptz
        and scheduled_at is not distinct from :'scheduled_at'::timestamptz
    order by id desc
    limit 1
)

select n.id as run_id, s.step, s.status, s.summary, s.failures
from newest as n
left join etl.run_steps as s
    on s.run_id = n.id and s.status in ('succeeded', 'nothing_to_do', 'checks_failed')
where n.status in ('export_failed', 'failed', 'cancelled', 'abandoned')
    and n.version = :'version'
order by s.id
