-- Grain: one of the first five records set aside of a part of the current load. Parameters: first_record, last_record (null:
-- open).
select
    record_number as "recordNumber",
    line_number as "lineNumber",
    byte_offset as "byteOffset",
    column_name as "columnName",
    reason_code as "reasonCode",
    message
from pg_temp.stage_reject
where record_number between :'first_record'::bigint and coalesce(:'last_record'::bigint, record_number)
    or (record_number is null and :'last_record'::bigint is null)
order by record_number, line_number
limit 5;
