-- Mail as Saturnus sees it: mailboxes, conversations, messages, verdicts, links, actions.

create table saturnus.email_accounts (
    id                uuid        primary key default gen_random_uuid(),
    user_id           uuid        not null references nyx.users (id),
    provider          text        check (provider in ('gmail', 'outlook', 'imap', 'other')),
    address           text        not null,
    display_name      text,
    connection_config jsonb,
    created_at        timestamptz default now(),
    updated_at        timestamptz default now(),
    is_active         boolean     default true,

    unique (user_id, address)
);

create index idx_email_accounts_user on saturnus.email_accounts (user_id);

comment on table saturnus.email_accounts is 'One mailbox of a person.';
comment on column saturnus.email_accounts.id is 'Primary key.';
comment on column saturnus.email_accounts.user_id is 'The owner.';
comment on column saturnus.email_accounts.provider is 'Kind of mailbox.';
comment on column saturnus.email_accounts.address is 'Mail address, unique per person.';
comment on column saturnus.email_accounts.display_name is 'Name shown to recipients.';
comment on column saturnus.email_accounts.connection_config is
    'JSON: servers, and where the tokens are kept (an encrypted reference).';
comment on column saturnus.email_accounts.created_at is 'When the row was made.';
comment on column saturnus.email_accounts.updated_at is
    'When the row last changed; kept by a trigger.';
comment on column saturnus.email_accounts.is_active is 'False once the mailbox is no longer read.';

create table saturnus.email_threads (
    id                 uuid        primary key default gen_random_uuid(),
    email_account_id   uuid        not null references saturnus.email_accounts (id),
    thread_external_id text,
    subject_normalized text,
    created_at         timestamptz default now(),
    updated_at         timestamptz default now(),

    unique (email_account_id, thread_external_id)
);

create index idx_email_threads_account  on saturnus.email_threads (email_account_id);
create index idx_email_threads_external on saturnus.email_threads (thread_external_id);

comment on table saturnus.email_threads is 'One conversation in a mailbox.';
comment on column saturnus.email_threads.id is 'Primary key.';
comment on column saturnus.email_threads.email_account_id is 'The mailbox.';
comment on column saturnus.email_threads.thread_external_id is
    'Thread id at the provider; null if it has none (the unique pair then does not bind).';
comment on column saturnus.email_threads.subject_normalized is
    'Subject without Re:, Fwd: and the like.';
comment on column saturnus.email_threads.created_at is 'When the row was made.';
comment on column saturnus.email_threads.updated_at is
    'When the row last changed; kept by a trigger.';

create table saturnus.emails (
    id                     uuid        primary key default gen_random_uuid(),
    email_account_id       uuid        not null references saturnus.email_accounts (id),
    thread_id              uuid        references saturnus.email_threads (id),
    message_external_id    text,
    in_reply_to_message_id uuid        references saturnus.emails (id),
    from_address           text        not null,
    to_address             text        not null,
    cc_addresses           jsonb       default '[]',
    bcc_addresses          jsonb       default '[]',
    subject                text,
    body_plain             text,
    body_html              text,
    received_at            timestamptz,
    sent_at                timestamptz,
    direction              text        check (direction in ('inbound', 'outbound')),
    raw_source_path        text,
    created_at             timestamptz default now(),

    unique (email_account_id, message_external_id)
);

create index idx_emails_account   on saturnus.emails (email_account_id);
create index idx_emails_thread    on saturnus.emails (thread_id);
create index idx_emails_from      on saturnus.emails (from_address);
create index idx_emails_received  on saturnus.emails (received_at desc);
create index idx_emails_direction on saturnus.emails (direction);

-- Each message that is deleted is looked for among the answers; without it 200,000 take hours.
create index idx_emails_in_reply_to on saturnus.emails (in_reply_to_message_id)
    where in_reply_to_message_id is not null;

comment on table saturnus.emails is 'One message in a mailbox.';
comment on column saturnus.emails.id is 'Primary key.';
comment on column saturnus.emails.email_account_id is 'The mailbox.';
comment on column saturnus.emails.thread_id is 'The conversation; null if not threaded.';
comment on column saturnus.emails.message_external_id is
    'Message-ID, or the provider''s id; null if it has none (the unique pair then does not bind).';
comment on column saturnus.emails.in_reply_to_message_id is
    'The message answered, if it is here too.';
comment on column saturnus.emails.from_address is 'Sender.';
comment on column saturnus.emails.to_address is 'Recipients of the To line.';
comment on column saturnus.emails.cc_addresses is 'JSON array of addresses.';
comment on column saturnus.emails.bcc_addresses is 'JSON array of addresses.';
comment on column saturnus.emails.subject is 'Subject, decoded.';
comment on column saturnus.emails.body_plain is 'Plain text body, decoded; null if there is none.';
comment on column saturnus.emails.body_html is 'HTML body, decoded; null if there is none.';
comment on column saturnus.emails.received_at is
    'When it arrived; null if unknown or outbound. Without it a mail cannot count as a response.';
comment on column saturnus.emails.sent_at is 'The Date header.';
comment on column saturnus.emails.direction is
    'inbound or outbound, seen from the owner of the mailbox.';
comment on column saturnus.emails.raw_source_path is 'Path of the raw message; null if not kept.';
comment on column saturnus.emails.created_at is 'When the row was made.';

create table saturnus.email_classifications (
    id                   uuid          primary key default gen_random_uuid(),
    email_id             uuid          not null references saturnus.emails (id),
    classification_label text          check (classification_label in (
                                           'interview_invite', 'rejection', 'status_update',
                                           'offer', 'assessment', 'newsletter', 'spam', 'other'
                                       )),
    eisenhower_quadrant  text          check (eisenhower_quadrant in ('Q1', 'Q2', 'Q3', 'Q4')),
    importance_score     numeric(4, 3),
    confidence_score     numeric(4, 3),
    generated_by         text          check (generated_by in ('llm', 'rule', 'user')),
    created_at           timestamptz   default now()
);

create index idx_email_class_email    on saturnus.email_classifications (email_id);
create index idx_email_class_label    on saturnus.email_classifications (classification_label);
create index idx_email_class_quadrant on saturnus.email_classifications (eisenhower_quadrant);

comment on table saturnus.email_classifications is 'One verdict on what a message is about.';
comment on column saturnus.email_classifications.id is 'Primary key.';
comment on column saturnus.email_classifications.email_id is 'The message.';
comment on column saturnus.email_classifications.classification_label is 'What it is.';
comment on column saturnus.email_classifications.eisenhower_quadrant is
    'Q1 urgent and important, Q2 important, Q3 urgent, Q4 neither.';
comment on column saturnus.email_classifications.importance_score is
    '0.000 to 1.000; null if not scored.';
comment on column saturnus.email_classifications.confidence_score is
    'Trust in the verdict, 0.000 to 1.000; null if not scored.';
comment on column saturnus.email_classifications.generated_by is
    'Who judged; a rule never overrides user or llm.';
comment on column saturnus.email_classifications.created_at is
    'When the row was made; the newest verdict counts.';

create table saturnus.email_application_links (
    id               uuid          primary key default gen_random_uuid(),
    email_id         uuid          not null references saturnus.emails (id),
    application_id   uuid          not null references nyx.applications (id),
    link_type        text          check (link_type in (
                                       'confirmation', 'interview_invite', 'rejection', 'offer',
                                       'assessment', 'other'
                                   )),
    confidence_score numeric(4, 3),
    matched_by       text          check (matched_by in (
                                       'company_name', 'job_title', 'date_proximity',
                                       'email_content', 'manual'
                                   )),
    created_at       timestamptz   default now(),

    unique (email_id, application_id)
);

create index idx_email_app_links_email on saturnus.email_application_links (email_id);
create index idx_email_app_links_app   on saturnus.email_application_links (application_id);
create index idx_email_app_links_type  on saturnus.email_application_links (link_type);

comment on table saturnus.email_application_links is
    'One message tied to one application it is about.';
comment on column saturnus.email_application_links.id is 'Primary key.';
comment on column saturnus.email_application_links.email_id is 'The message.';
comment on column saturnus.email_application_links.application_id is 'The application.';
comment on column saturnus.email_application_links.link_type is
    'What the message means for the application; confirmation is an automatic receipt.';
comment on column saturnus.email_application_links.confidence_score is
    'Trust in the link, 0.000 to 1.000; null if not scored.';
comment on column saturnus.email_application_links.matched_by is 'The evidence that decided.';
comment on column saturnus.email_application_links.created_at is 'When the row was made.';

create table saturnus.email_actions (
    id             uuid        primary key default gen_random_uuid(),
    email_id       uuid        not null references saturnus.emails (id),
    action_type    text        not null
                               check (action_type in (
                                   'created_task', 'sent_reply', 'archived', 'labeled', 'forwarded',
                                   'scheduled_followup', 'marked_important'
                               )),
    action_payload jsonb,
    created_at     timestamptz default now()
);

create index idx_email_actions_email on saturnus.email_actions (email_id);
create index idx_email_actions_type  on saturnus.email_actions (action_type);

comment on table saturnus.email_actions is 'One thing Saturnus did with a message.';
comment on column saturnus.email_actions.id is 'Primary key.';
comment on column saturnus.email_actions.email_id is 'The message.';
comment on column saturnus.email_actions.action_type is 'What was done.';
comment on column saturnus.email_actions.action_payload is 'JSON details, e.g. task id or label.';
comment on column saturnus.email_actions.created_at is 'When it was done.';
