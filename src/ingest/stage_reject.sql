-- Grain: one record of the file that is set aside. Outlives the commits of a load in batches. No
-- parameters.
create temporary table stage_reject (
    record_number bigint,
    line_number bigint,
    byte_offset bigint,
    column_name text,
    reason_code text not null,
    message text not null,
    raw text
);
