-- Grain: one reason code of a part of the current load. Lines that are no records are in the last
-- part, which is open. Parameters: first_record, last_record (null: open).
select reason_code, count(*) as rejects
from pg_temp.stage_reject
where record_number between :'first_record'::bigint and coalesce(
    :'last_record'::bigint, record_number
)
    or (record_number is null and :'last_record'::bigint is null)
group by reason_code
order by rejects desc, reason_code;
