-- What a message's header says and saturnus.emails has no column for: identity, ancestry, the sender's name.

create table etl.email_headers (
    email_id uuid primary key references saturnus.emails (id) on delete cascade,
    email_account_id uuid not null references saturnus.email_accounts (id) on delete cascade,
    message_id text,
    content_sha256 text not null,
    reference_ids text[] not null default '{}',
    parent_id text generated always as (reference_ids[cardinality(reference_ids)]) stored,
    provider_thread_id text,
    from_name text,
    reply_to_address text,
    is_bulk boolean not null default false
);

create index idx_email_headers_message on etl.email_headers (email_account_id, message_id);
create index idx_email_headers_parent on etl.email_headers (email_account_id, parent_id)
    where parent_id is not null;

comment on table etl.email_headers is
    'One message that was read from a mailbox: what its header says beyond the columns of saturnus.emails.';
comment on column etl.email_headers.email_id           is 'The message.';
comment on column etl.email_headers.email_account_id   is 'The mailbox.';
comment on column etl.email_headers.message_id         is 'Message-ID without brackets; null if it has none. Two messages may share one. [pii:direct]';
comment on column etl.email_headers.content_sha256     is 'sha256 of the message with line ends as LF and without the marks mail programs keep in it.';
comment on column etl.email_headers.reference_ids      is 'Message-IDs of its ancestors, oldest first, the parent last. [pii:direct]';
comment on column etl.email_headers.parent_id          is 'Message-ID of the message it answers. [pii:direct]';
comment on column etl.email_headers.provider_thread_id is 'Conversation by X-GM-THRID or Thread-Index; null without either.';
comment on column etl.email_headers.from_name          is 'Name the sender goes by. [pii:direct]';
comment on column etl.email_headers.reply_to_address   is 'Where answers go, if not to the sender. [pii:direct]';
comment on column etl.email_headers.is_bulk            is 'True when the header says so: List-Unsubscribe, List-Id or Precedence.';
