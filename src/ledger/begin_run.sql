-- Grain: the run that was entered, or none where its slot runs or is done already. In one
-- statement: nobody sees the run without its lock. Parameters: job, scheduled_at (or null), as_of,
-- host, pid, version, resumes_run_id (or null), backfill, details.
with begun as (
    insert into etl.runs (
        job, scheduled_at, as_of, status, host, pid, version, resumes_run_id, backfill, details
    )
    values (
        :'job',
        :'scheduled_at'::timestamptz,
        :'as_of'::timestamptz,
        'running',
        :'host',
        :'pid'::integer,
        :'version',
        :'resumes_run_id'::bigint,
        :'backfill'::boolean,
        :'details'::jsonb
    )
    on conflict (job, scheduled_at) where status in ('running', 'succeeded') do nothing
    returning id
)

select id, etl.hold_run(id) from begun
