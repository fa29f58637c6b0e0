-- Takes out of our own history what tells of the person whose rows are in pg_temp.erased and whose
-- addresses and names are in pg_temp.marks: where its files lay, what was set aside of them, what
-- checks found, what runs said. Counts stay. Grain: one row, how many were blanked or deleted. No
-- parameters.
with
marks as materialized (
    select a.mark from pg_temp.marks as a
    union all
    select e.id::text
    from pg_temp.erased as e
    where e.table_name in ('nyx.users', 'saturnus.email_accounts')
),

-- Loads that name the person, or brought its rows and nobody else's.
own_loads as materialized (
    select l.id
    from etl.loads as l
    where
        exists (
            select from marks as m
            where strpos(lower(concat_ws(' ', l.source_path, l.options, l.notes)), m.mark) > 0
        )
        or exists (
            select from jsonb_to_recordset(l.transactions) as t (xid bigint)
            join pg_temp.brought as b on b.xid = t.xid
        )
        and not exists (
            select from jsonb_to_recordset(l.transactions) as t (xid bigint)
            join pg_temp.kept as k on k.xid = t.xid
        )
),

deleted_rejects as (
    delete from etl.rejects as r
    where r.load_id in (select id from own_loads)
        or exists (
            select from marks as m where strpos(lower(concat_ws(' ', r.raw, r.message)), m.mark) > 0
        )
        or exists (
            select
            from regexp_matches(
                lower(r.raw), '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g'
            ) as named (ids)
            join pg_temp.erased as e on e.id = named.ids[1]::uuid
        )
    returning r.load_id
),

-- The path of a file that others were in, too, may name the person.
blanked_loads as (
    update etl.loads as l
    set
        source_path = 'erased',
        source_sha256 = case when o.id is null then l.source_sha256 end,
        options = case when o.id is null then l.options else '{}' end,
        notes = case when o.id is null then l.notes else '{}' end
    from etl.loads as t
    left join own_loads as o on o.id = t.id
    where l.id = t.id
        and (
            o.id is not null
            or t.id in (select load_id from deleted_rejects)
            or exists (
                select from jsonb_to_recordset(t.transactions) as n (xid bigint)
                join pg_temp.brought as b on b.xid = n.xid
            )
        )
    returning l.id
),

-- By its bytes an inbox goes on to know a file that it has loaded.
blanked_files as (
    update etl.inbox_files as f set file_name = 'erased'
    where f.load_id in (select id from blanked_loads)
),

-- What was told of one of the person's rows, e.g. the digest of a session.
deleted_notices as (
    delete from etl.notices as n
    where exists (
        select
        from marks as m
        where strpos(lower(concat_ws(' ', n.subject, n.message_id)), m.mark) > 0
    )
        or exists (
            select
            from regexp_matches(
                lower(n.subject), '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g'
            ) as named (ids)
            join pg_temp.erased as e on e.id = named.ids[1]::uuid
        )
),

-- Findings are made anew by the next check.
deleted_findings as (
    delete from etl.check_failures returning id
),

blanked_runs as (
    update etl.runs as r
    set error_message = 'erased', details = '{}'
    where exists (
        select
        from marks as m
        where strpos(lower(concat_ws(' ', r.error_message, r.details)), m.mark) > 0
    )
    returning r.id
),

blanked_steps as (
    update etl.run_steps as t
    set
        summary = case when t.summary is not null then 'erased' end,
        failures = array(select 'erased' from unnest(t.failures)),
        error_message = case when t.error_message is not null then 'erased' end
    where exists (
        select
        from marks as m
        where strpos(lower(concat_ws(' ', t.summary, t.failures, t.error_message)), m.mark) > 0
    )
    returning t.run_id
),

blanked_history as (
    select id from blanked_runs
    union
    select run_id from blanked_steps
)

select
    (select count(*)::integer from blanked_loads) as loads,
    (select count(*)::integer from deleted_rejects) as rejects,
    (select count(*)::integer from deleted_findings) as findings,
    (select count(*)::integer from blanked_history) as runs
