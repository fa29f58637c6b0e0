-- Grain: what becomes of one staged message. Apart from it, so that deciding does not rewrite the
-- messages. No parameters.
create temporary table fate (
    record_number bigint,
    verdict text not null check (verdict in ('new', 'unchanged', 'duplicate')),
    email_id uuid,
    external_id text,
    thread_key text
) on commit drop;

-- Compressing with lz4, where the server has it, takes a fraction of the time.
select set_config('default_toast_compression', 'lz4', true)
from pg_catalog.pg_settings
where name = 'default_toast_compression' and 'lz4' = any (enumvals);

-- Some hundred thousand messages without their bodies are sorted and joined in memory.
set local work_mem = '64MB';
