-- Keeps a call of a mail reader as the data model has it; where it was answered, the answer, and
-- marks the mails of that text. Parameters: call (JSON).
with
call as (
    select *
    from jsonb_to_record(:'call'::jsonb) as c (
        provider_id uuid, model_name text, tokens_input integer, tokens_output integer,
        cost numeric, started_at timestamptz, ended_at timestamptz, status text, error_message text,
        request_id text, text_sha256 text, is_answered boolean, label text, confidence numeric
    )
),

used as (
    insert into nyx.model_usage (
        provider_id, model_name, call_type, tokens_input, tokens_output, cost_estimated, started_at,
        ended_at, purpose, status, error_message, request_id
    )
    select
        provider_id, model_name, 'chat_completion', tokens_input, tokens_output, round(cost, 6),
        started_at, ended_at,
        'mail_classification', status, error_message, request_id
    from call
),

answered as (
    insert into etl.reader_answers (text_sha256, label, confidence, model_name)
    select text_sha256, label, round(confidence, 3), model_name
    from call
    where is_answered
    on conflict (text_sha256) do nothing
    returning text_sha256
)

insert into etl.dirty_keys (transform, entity, keys)
select 'reader_verdicts', 'email', array_agg(r.email_id)
from answered
join etl.email_readings as r on r.text_sha256 = answered.text_sha256
having count(*) > 0
