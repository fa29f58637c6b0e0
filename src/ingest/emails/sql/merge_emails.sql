-- Moves new messages into saturnus.emails. The direction: as told for the mailbox, as the source
-- says, else by the sender. No parameters.
insert into saturnus.emails (
    id, email_account_id, thread_id, message_external_id, in_reply_to_message_id, from_address,
    to_address, cc_addresses, bcc_addresses, subject, body_plain, body_html, received_at, sent_at,
    direction, raw_source_path
)
with parents as (
    select distinct on (message_id) message_id, email_id
    from (
        select stage.message_id, fate.email_id, 1 as preference, stage.record_number
        from pg_temp.stage
        join pg_temp.fate on fate.record_number = stage.record_number
        where fate.verdict = 'new' and stage.message_id is not null

        union all

        select headers.message_id, headers.email_id, 0, 0
        from pg_temp.mailbox
        join etl.email_headers as headers on headers.email_account_id = mailbox.id
        where headers.message_id in (
            select stage.reference_ids ->> -1 from pg_temp.stage
        )
    ) as candidates
    order by message_id, preference, record_number, email_id
)

select
    fate.email_id,
    mailbox.id,
    threads.id,
    fate.external_id,
    nullif(parents.email_id, fate.email_id),
    stage.from_address,
    stage.to_address,
    stage.cc_addresses,
    stage.bcc_addresses,
    stage.subject,
    stage.body_plain,
    stage.body_html,
    stage.received_at,
    stage.sent_at,
    coalesce(
        mailbox.direction,
        stage.direction,
        case when stage.from_address = any (mailbox.addresses) then 'outbound' else 'inbound' end
    ),
    stage.raw_source_path
from pg_temp.stage
join pg_temp.fate on fate.record_number = stage.record_number
cross join pg_temp.mailbox
left join saturnus.email_threads as threads on
    threads.email_account_id = mailbox.id
    and threads.thread_external_id = fate.thread_key
left join parents on parents.message_id = stage.reference_ids ->> -1
where fate.verdict = 'new';

insert into etl.email_headers (
    email_id, email_account_id, message_id, content_sha256, reference_ids, provider_thread_id,
    from_name, reply_to_address, is_bulk, attachments_sha256
)
select
    fate.email_id,
    mailbox.id,
    stage.message_id,
    stage.content_sha256,
    case
        when stage.reference_ids <> '[]'
            then array(select jsonb_array_elements_text(stage.reference_ids))
        else '{}'
    end,
    stage.provider_thread_id,
    stage.from_name,
    stage.reply_to_address,
    stage.is_bulk,
    stage.attachments_sha256
from pg_temp.stage
join pg_temp.fate on fate.record_number = stage.record_number
cross join pg_temp.mailbox
where fate.verdict = 'new';
