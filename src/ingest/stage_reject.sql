-- Grain: one record of the file that is set aside. No parameters.
create temporary table stage_reject (
    record_number bigint,
    line_number bigint,
    byte_offset bigint,
    column_name text,
    reason_code text not null,
    message text not null,
    raw text
) on commit drop;
