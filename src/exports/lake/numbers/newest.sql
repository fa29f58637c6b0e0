-- Grain: one row of a table of the lake: of each key, what the newest export of its cell tells that
-- names it, deleted keys among them. Reads :told (the rows of all exports) and starts (by table and
-- cell: from which export on they count). :key is the key's column.
with
counted as (
    select t.*, max(t.export) over (partition by t.cell, t.:key) as newest_export
    from :told as t
    join starts as s
        on s.of_cell = t.cell and s.table_name = ':table' and t.export >= s.since_export
)

select c.*
from counted as c
where c.export = c.newest_export
