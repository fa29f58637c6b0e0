-- Grain: one message of the file. No parameters.
create temporary table stage (
    record_number bigint,
    message_id text,
    content_sha256 text,
    attachments_sha256 text,
    from_address text,
    from_name text,
    reply_to_address text,
    to_address text,
    cc_addresses jsonb,
    bcc_addresses jsonb,
    subject text,
    subject_normalized text,
    body_plain text,
    body_html text,
    received_at timestamptz,
    sent_at timestamptz,
    provider_thread_id text,
    reference_ids jsonb,
    is_bulk boolean,
    direction text,
    raw_source_path text
) on commit drop;

-- Grain: what becomes of one staged message. Apart from it, so that deciding does not rewrite the messages.
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
