-- Grain: one record of a file of job posts: only what tells whether the table knows it. No parameters.
create temporary table stage (
    record_number bigint,
    source_url text,
    source_hash bigint
) on commit drop;
