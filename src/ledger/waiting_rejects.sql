-- Grain: one reject of the load :'load_id' that waits, in the order of its file.
select
    id,
    raw,
    record_number as "recordNumber",
    line_number as "lineNumber",
    byte_offset as "byteOffset"
from etl.rejects
where load_id = :'load_id'::bigint and replayed_at is null
order by record_number, line_number, id
