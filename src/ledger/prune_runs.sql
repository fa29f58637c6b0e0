-- Grain: one run that is removed: it ended more than :'days' days before :'as_of', and is neither
-- the newest of its job nor the one by which the job is known to be done.
delete from etl.runs as r
where r.finished_at < :'as_of'::timestamptz - make_interval(days => :'days'::integer)
    and r.id not in (select max(id) from etl.runs group by job)
    and r.id not in (
        select max(id)
        from etl.runs
        where status in ('succeeded', 'checks_failed', 'differs')
        group by job
    )
    and r.id not in (select max(id) from etl.runs where status = 'succeeded' group by job)
