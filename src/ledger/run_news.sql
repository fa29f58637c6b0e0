-- Grain: one job, with how its newest run ended, and the failures in a row that lead to it or that
-- it has ended. Parameters: `jobs`, a JSON array of names.
with ended as (
    select r.id, r.job, r.status, r.error_code, r.scheduled_at, r.status = 'succeeded' as is_good
    from etl.run_states as r
    where r.job in (select jsonb_array_elements_text(:'jobs'::jsonb))
        and r.status not in ('running', 'cancelled')
),

newest as (
    select distinct on (job) job, id, status, error_code, scheduled_at, is_good
    from ended
    order by job, id desc
),

-- The last run before the newest that ended otherwise.
turn as (
    select newest.job, coalesce(max(ended.id), 0) as id
    from newest
    left join ended on ended.job = newest.job and ended.is_good <> newest.is_good
    group by newest.job
),

-- For a job that works: where the failures before began, if there were any.
earlier as (
    select turn.job, coalesce(max(ended.id), 0) as id
    from turn
    left join ended on ended.job = turn.job and ended.is_good and ended.id < turn.id
    group by turn.job
)

select
    newest.job,
    newest.is_good,
    newest.id as run_id,
    newest.status,
    newest.error_code,
    newest.scheduled_at,
    (
        select min(ended.id)
        from ended
        where ended.job = newest.job
            and not ended.is_good
            and ended.id > case when newest.is_good then earlier.id else turn.id end
    ) as failed_from_run_id
from newest
join turn on turn.job = newest.job
join earlier on earlier.job = newest.job
order by newest.job
