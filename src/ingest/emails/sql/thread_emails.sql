-- Finds the conversation of every new message: the provider's, else that of its oldest known
-- ancestor. No parameters.
-- Each message with the one it names as its oldest: whose conversation the provider tells, or that
-- names no other, itself.
create temporary table ancestry on commit drop as
select distinct on (message_id)
    message_id,
    provider_thread_id,
    case
        when provider_thread_id is null then coalesce(reference_ids ->> 0, message_id)
        else message_id
    end as top_id,
    message_id as least_id
from pg_temp.stage
join pg_temp.fate using (record_number)
where verdict = 'new'
    and message_id is not null
    and (provider_thread_id is not null or reference_ids <> '[]')
order by message_id, record_number;

analyze pg_temp.ancestry;

-- With each pass everybody knows an ancestor twice as far up, and the least id on the way to it: a
-- conversation of a million answers takes twenty. Mails that name each other in a ring have no
-- oldest one, and never come to rest.
do $$
declare
    passes integer := (select ceil(log(2, 2 + count(*))) from pg_temp.ancestry);
begin
    for pass in 1 .. passes loop
        update pg_temp.ancestry as young
        set
            top_id = old.top_id,
            least_id = least(young.least_id, old.least_id)
        from pg_temp.ancestry as old
        where old.message_id = young.top_id and old.top_id <> young.top_id;
        exit when not found;
    end loop;
end $$;

-- The oldest ancestor of each; of a ring its least id.
create temporary table conversation on commit drop as
select
    young.message_id,
    old.provider_thread_id,
    coalesce(old.least_id, young.top_id) as top_id
from pg_temp.ancestry as young
left join pg_temp.ancestry as old on old.message_id = young.top_id;

create index on pg_temp.conversation (message_id);

-- A stored ancestor brings its conversation along.
with stored_conversations as (
    select distinct on (headers.message_id) headers.message_id, threads.thread_external_id
    from pg_temp.mailbox
    join etl.email_headers as headers on headers.email_account_id = mailbox.id
    join saturnus.emails on emails.id = headers.email_id
    join saturnus.email_threads as threads on threads.id = emails.thread_id
    where headers.message_id in (select top_id from pg_temp.conversation)
    order by headers.message_id, threads.thread_external_id
),

keys as (
    select
        stage.record_number,
        coalesce(
            stage.provider_thread_id,
            conversation.provider_thread_id,
            stored_conversations.thread_external_id,
            nullif(conversation.top_id, stage.message_id),
            case when conversation.message_id is null then stage.reference_ids ->> 0 end
        ) as thread_key
    from pg_temp.stage
    left join pg_temp.conversation on conversation.message_id = stage.message_id
    left join stored_conversations on stored_conversations.message_id = conversation.top_id
    where stage.provider_thread_id is not null or stage.reference_ids <> '[]'
)

update pg_temp.fate
set thread_key = keys.thread_key
from keys
where keys.record_number = fate.record_number and fate.verdict = 'new';

-- The first message of a conversation belongs to it as soon as another names it.
with named as (
    select stage.record_number, stage.message_id
    from pg_temp.stage
    join pg_temp.fate on fate.thread_key = stage.message_id
    union
    select stage.record_number, stage.message_id
    from pg_temp.stage
    cross join pg_temp.mailbox
    join saturnus.email_threads as threads on
        threads.email_account_id = mailbox.id
        and threads.thread_external_id = stage.message_id
)

update pg_temp.fate
set thread_key = named.message_id
from named
where named.record_number = fate.record_number
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
