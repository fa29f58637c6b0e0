-- What a mail reader has written, in SQL that names no schema: a refusal for each of the first 5 applications.
insert into email_accounts (id, user_id, provider, address)
values (
    '00000000-0000-4000-8000-e00000000000', '00000000-0000-4000-8000-00000000000f', 'imap', 'ada@example.org'
);

insert into email_threads (email_account_id, thread_external_id)
select id, 't' || n from email_accounts cross join generate_series(1, 5) as n;

insert into emails (
    id, email_account_id, message_external_id, from_address, to_address, subject, body_plain, received_at, direction
)
select
    format('00000000-0000-4000-8000-d%s', lpad(n::text, 11, '0'))::uuid, a.id, n || '@company.test',
    'jobs@company' || n || '.test', 'ada@example.org', 'Your application',
    'Unfortunately we will not move forward with your application.', '2026-10-10 09:00Z', 'inbound'
from email_accounts as a
cross join generate_series(1, 5) as n;

insert into email_classifications (email_id, classification_label, generated_by)
select id, 'rejection', 'llm' from emails;
insert into email_application_links (email_id, application_id, link_type)
select id, replace(id::text, '8000-d', '8000-a')::uuid, 'rejection' from emails;
insert into email_actions (email_id, action_type) select id, 'archived' from emails;
