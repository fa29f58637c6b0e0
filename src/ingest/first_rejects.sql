-- Grain: one example of a column and message for which records of a part of the current load are
-- set aside, the earliest first; at most ten. Parameters: first_record, last_record (null: open).
with example as (
    select distinct on (reason_code, column_name, message) *
    from pg_temp.stage_reject
    where record_number between :'first_record'::bigint and coalesce(
        :'last_record'::bigint, record_number
    )
        or (record_number is null and :'last_record'::bigint is null)
    order by reason_code, column_name, message, record_number, line_number
)
select
    record_number as "recordNumber",
    line_number as "lineNumber",
    byte_offset as "byteOffset",
    column_name as "columnName",
    reason_code as "reasonCode",
    message
from example
order by record_number, line_number
limit 10;
