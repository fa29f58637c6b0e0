-- Grain: one record set aside of a part of the current load, moved into the ledger. Parameters:
-- load_id, first_record, last_record (null: open).
insert into etl.rejects (
    load_id, record_number, line_number, byte_offset, column_name, reason_code, message, raw
)
select
    :'load_id'::bigint, record_number, line_number, byte_offset, column_name, reason_code, message,
    raw
from pg_temp.stage_reject
where record_number between :'first_record'::bigint and coalesce(
    :'last_record'::bigint, record_number
)
    or (record_number is null and :'last_record'::bigint is null)
order by record_number, line_number;
