-- Grain: one file that rows in pg_temp.erased were loaded from, also together with others'. No parameters.
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
order by l.source_path
