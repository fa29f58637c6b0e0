-- What was stored before and waited for a message of this load: answers to it, and the thread it
-- began. No parameters.
update saturnus.emails as answers
set in_reply_to_message_id = fate.email_id
from pg_temp.stage
join pg_temp.fate on fate.record_number = stage.record_number
cross join pg_temp.mailbox
join etl.email_headers as headers on headers.email_account_id = mailbox.id
where headers.parent_id = stage.message_id
    and fate.verdict = 'new'
    and answers.id = headers.email_id
    and answers.id <> fate.email_id
    and answers.in_reply_to_message_id is null;

-- A stored message that an answer of this load now names as the first of its conversation.
update saturnus.emails as first
set thread_id = threads.id
from pg_temp.mailbox
join pg_temp.fate on fate.verdict = 'new'
join etl.email_headers as headers on
    headers.email_account_id = mailbox.id
    and headers.message_id = fate.thread_key
join saturnus.email_threads as threads on
    threads.email_account_id = mailbox.id
    and threads.thread_external_id = fate.thread_key
where first.id = headers.email_id and first.thread_id is null;

-- A conversation that was named after a message that, as it turns out, belongs to an older one. The
-- mailbox is no table of the join: every thread of it would meet every message of the load.
create temporary table renamed_threads on commit drop as
select distinct on (young.id) young.id as young_id, old.id as old_id
from pg_temp.stage
join pg_temp.fate on fate.record_number = stage.record_number
join saturnus.email_threads as young on
    young.email_account_id = (select id from pg_temp.mailbox)
    and young.thread_external_id = stage.message_id
join saturnus.email_threads as old on
    old.email_account_id = (select id from pg_temp.mailbox)
    and old.thread_external_id = fate.thread_key
where fate.verdict = 'new'
    and stage.message_id <> fate.thread_key
order by young.id, old.id;

-- The older one may itself have been named after a message of this load: as in thread_emails.sql,
-- twice as far with each pass. Those that are each other's older one stay what they are.
do $$
declare
    passes integer := (select ceil(log(2, 2 + count(*))) from pg_temp.renamed_threads);
begin
    for pass in 1 .. passes loop
        update pg_temp.renamed_threads as young
        set old_id = old.old_id
        from pg_temp.renamed_threads as old
        where old.young_id = young.old_id;
        exit when not found;
    end loop;
end $$;

delete from pg_temp.renamed_threads
where old_id in (select young_id from pg_temp.renamed_threads);

update saturnus.emails
set thread_id = renamed_threads.old_id
from pg_temp.renamed_threads
where emails.thread_id = renamed_threads.young_id;

delete from saturnus.email_threads
using pg_temp.renamed_threads
where email_threads.id = renamed_threads.young_id;

set local enable_nestloop to default;
