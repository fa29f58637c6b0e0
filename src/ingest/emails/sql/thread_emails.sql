-- Finds the conversation of every new message: the provider's, else that of its oldest known ancestor. No parameters.
-- Nothing here is in the planner's statistics: were it to choose loops, they would take minutes.
set local enable_nestloop = off;

create temporary table ancestry on commit drop as
with recursive messages as (
    select distinct on (message_id)
        message_id,
        provider_thread_id,
        nullif(reference_ids ->> 0, message_id) as oldest_id
    from pg_temp.stage
    join pg_temp.fate using (record_number)
    where verdict = 'new'
        and message_id is not null
        and (provider_thread_id is not null or reference_ids <> '[]')
    order by message_id, record_number
),

climbs as (
    select message_id, provider_thread_id, oldest_id as top_id, 1 as height
    from messages
    where oldest_id is not null and provider_thread_id is null

    union all

    select climbs.message_id, messages.provider_thread_id, coalesce(messages.oldest_id, messages.message_id), climbs.height + 1
    from climbs
    join messages on messages.message_id = climbs.top_id
    where climbs.provider_thread_id is null
        and climbs.height < 20
        and (messages.oldest_id is not null or messages.provider_thread_id is not null)
)

select distinct on (message_id) message_id, provider_thread_id, top_id
from climbs
order by message_id, height desc;

create index on pg_temp.ancestry (message_id);

-- A stored ancestor brings its conversation along.
with stored_conversations as (
    select distinct on (headers.message_id) headers.message_id, threads.thread_external_id
    from pg_temp.mailbox
    join etl.email_headers as headers on headers.email_account_id = mailbox.id
    join saturnus.emails on emails.id = headers.email_id
    join saturnus.email_threads as threads on threads.id = emails.thread_id
    where headers.message_id in (select top_id from pg_temp.ancestry)
    order by headers.message_id, threads.thread_external_id
),

keys as (
    select
        stage.record_number,
        coalesce(
            stage.provider_thread_id,
            ancestry.provider_thread_id,
            stored_conversations.thread_external_id,
            ancestry.top_id,
            nullif(stage.reference_ids ->> 0, stage.message_id)
        ) as thread_key
    from pg_temp.stage
    left join pg_temp.ancestry on ancestry.message_id = stage.message_id
    left join stored_conversations on stored_conversations.message_id = ancestry.top_id
    where stage.provider_thread_id is not null or stage.reference_ids <> '[]'
)

update pg_temp.fate
set thread_key = keys.thread_key
from keys
where keys.record_number = fate.record_number and fate.verdict = 'new';

-- The first message of a conversation belongs to it as soon as another names it.
with known_keys as (
    select thread_key from pg_temp.fate where thread_key is not null
    union
    select threads.thread_external_id
    from saturnus.email_threads as threads
    join pg_temp.mailbox on mailbox.id = threads.email_account_id
)

update pg_temp.fate
set thread_key = stage.message_id
from pg_temp.stage
join known_keys on known_keys.thread_key = stage.message_id
where stage.record_number = fate.record_number
    and fate.thread_key is null
    and fate.verdict = 'new';

insert into saturnus.email_threads (email_account_id, thread_external_id, subject_normalized)
select distinct on (fate.thread_key) mailbox.id, fate.thread_key, stage.subject_normalized
from pg_temp.stage
join pg_temp.fate on fate.record_number = stage.record_number
cross join pg_temp.mailbox
where fate.verdict = 'new' and fate.thread_key is not null
order by fate.thread_key, coalesce(stage.sent_at, stage.received_at), stage.record_number
on conflict (email_account_id, thread_external_id) do nothing;

set local enable_nestloop to default;
