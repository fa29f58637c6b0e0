-- Grain: one file that rows in pg_temp.erased were loaded from, or that was set aside of what names
-- the person, also together with others'. No parameters.
select distinct l.source_path
from etl.loads as l
where
    exists (
        select from jsonb_to_recordset(l.transactions) as t (xid bigint)
        join pg_temp.brought as b on b.xid = t.xid
    )
    or exists (
        select from pg_temp.marks as a
        where strpos(lower(concat_ws(' ', l.source_path, l.options)), a.mark) > 0
    )
    or exists (
        select from etl.rejects as r
        join pg_temp.marks as a on strpos(lower(concat_ws(' ', r.raw, r.message)), a.mark) > 0
        where r.load_id = l.id
    )
    or exists (
        select from etl.rejects as r
        cross join regexp_matches(
            lower(r.raw), '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g'
        ) as named (ids)
        join pg_temp.erased as e on e.id = named.ids[1]::uuid
        where r.load_id = l.id
    )
order by l.source_path
