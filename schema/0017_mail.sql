-- What a message says beyond saturnus.emails, what the rules read in it, and which links are
-- theirs.

create table etl.email_headers (
    email_id uuid primary key references saturnus.emails (id) on delete cascade,
    email_account_id uuid not null,
    message_id text,
    content_sha256 text not null,
    reference_ids text[] not null default '{}',
    parent_id text generated always as (reference_ids[cardinality(reference_ids)]) stored,
    provider_thread_id text,
    from_name text,
    reply_to_address text,
    is_bulk boolean not null default false,
    attachments_sha256 text
);

create index idx_email_headers_message on etl.email_headers (email_account_id, message_id);

create index idx_email_headers_parent on etl.email_headers (email_account_id, parent_id)
    where parent_id is not null;

comment on table etl.email_headers is
    'One message that was read from a mailbox: what its header says beyond the columns of '
    'saturnus.emails.';
comment on column etl.email_headers.email_id is 'The message.';
comment on column etl.email_headers.email_account_id is 'The mailbox.';
comment on column etl.email_headers.message_id is
    'Message-ID without brackets; null if it has none. Two messages may share one.';
comment on column etl.email_headers.content_sha256 is
    'sha256 of the message with line ends as LF and without the marks mail programs keep in it.';
comment on column etl.email_headers.reference_ids is
    'Message-IDs of its ancestors, oldest first, the parent last.';
comment on column etl.email_headers.parent_id is 'Message-ID of the message it answers.';
comment on column etl.email_headers.provider_thread_id is
    'Conversation by X-GM-THRID or Thread-Index; null without either.';
comment on column etl.email_headers.from_name is 'Name the sender goes by.';
comment on column etl.email_headers.reply_to_address is 'Where answers go, if not to the sender.';
comment on column etl.email_headers.is_bulk is
    'True when the header says so: List-Unsubscribe, List-Id or Precedence.';
comment on column etl.email_headers.attachments_sha256 is
    'sha256 of what is attached, white space left out; none where nothing is; null where the '
    'source did not tell.';

create table etl.email_readings (
    email_id uuid primary key references saturnus.emails (id) on delete cascade,
    label text,
    quadrant text,
    importance numeric(4, 3),
    confidence numeric(4, 3),
    rule_id text,
    phrase text,
    is_receipt boolean not null,
    unruled_language text,
    sender_domain text,
    sender_words text not null,
    head_words text not null,
    text_sha256 text,
    sender_key uuid,
    subject_key uuid,
    phrase_key uuid
);

create index idx_email_readings_text on etl.email_readings (text_sha256)
    where text_sha256 is not null;

comment on table etl.email_readings is
    'One message as the rules read it last: what decided, and the words by which a company or a '
    'job is recognised.';
comment on column etl.email_readings.email_id is 'The message.';
comment on column etl.email_readings.label is
    'What the rules take it for, before a person''s other verdicts are counted in.';
comment on column etl.email_readings.quadrant is 'As in saturnus.email_classifications.';
comment on column etl.email_readings.importance is 'As in saturnus.email_classifications.';
comment on column etl.email_readings.confidence is
    'How sure the rules are, 0 to 1; 0.5 and less is unsure.';
comment on column etl.email_readings.rule_id is 'The rule that decided; null when none spoke.';
comment on column etl.email_readings.phrase is 'The words it found, in lower case without accents.';
comment on column etl.email_readings.is_receipt is
    'An automatic receipt: its link is a confirmation.';
comment on column etl.email_readings.unruled_language is
    'ISO 639-1 code of its language where no rules are known for it; else null.';
comment on column etl.email_readings.sender_domain is
    'Registrable domain of the sender; null for applicant-tracking systems and personal mail.';
comment on column etl.email_readings.sender_words is 'Words of the sender''s address, lower case.';
comment on column etl.email_readings.head_words is
    'Words of the sender''s name, the subject and the first lines.';
comment on column etl.email_readings.text_sha256   is
    'sha256 of what a mail reader would be asked about it; null where the rules are sure, and of '
    'mail that was sent.';
comment on column etl.email_readings.sender_key is
    'Digest of the sender''s address; of systems that write for many with the name, too.';
comment on column etl.email_readings.subject_key is
    'Digest of the sender and the subject without numbers and names.';
comment on column etl.email_readings.phrase_key is
    'Digest of the phrase that decided, without numbers.';

create table etl.classification_evidence (
    email_classification_id uuid primary key
        references saturnus.email_classifications (id) on delete cascade,
    rule_id text,
    phrase text
);

comment on table etl.classification_evidence is
    'One classification by rule: the rule that decided and the words it found; both null '
    'when no rule spoke.';
comment on column etl.classification_evidence.phrase is 'The words the rule found.';

create table etl.rule_links (
    email_application_link_id uuid primary key
        references saturnus.email_application_links (id) on delete cascade
);

comment on table etl.rule_links is
    'One link that the rules made; links of any other origin are never touched.';

create table etl.link_doubts (
    email_id uuid not null references saturnus.emails (id) on delete cascade,
    application_id uuid not null references nyx.applications (id) on delete cascade,
    primary key (email_id, application_id)
);

create index idx_link_doubts_application on etl.link_doubts (application_id);

comment on table etl.link_doubts is
    'One application that a message fits as well as another: no link was made between them.';

create table etl.link_candidates (
    email_id uuid not null references saturnus.emails (id) on delete cascade,
    application_id uuid not null,
    primary key (email_id, application_id)
);

create index idx_link_candidates_application on etl.link_candidates (application_id);

comment on table etl.link_candidates is
    'One application that a message may be about, decided or not; it may have been deleted since.';
comment on column etl.link_candidates.email_id is 'The message.';
comment on column etl.link_candidates.application_id is 'The application.';

create table etl.review_verdicts (
    email_classification_id uuid primary key
        references saturnus.email_classifications (id) on delete cascade,
    denies_links boolean not null
);

comment on table etl.review_verdicts is
    'One classification that a person gave in a review: forgetting it takes it away.';
comment on column etl.review_verdicts.denies_links is
    'True when its mail is about no application: the rules make no link.';

create table etl.review_links (
    email_application_link_id uuid primary key
        references saturnus.email_application_links (id) on delete cascade
);

comment on table etl.review_links is
    'One link that a review made, confirmed or denied: it is the rules'' no more until the verdict '
    'is forgotten.';

create table etl.reader_answers (
    text_sha256 text primary key,
    label text,
    confidence numeric(4, 3),
    model_name text not null,
    answered_at timestamptz not null default clock_timestamp()
);

comment on table etl.reader_answers is
    'One text that a mail reader (a language model) was asked about: it is never asked again.';
comment on column etl.reader_answers.text_sha256 is 'As in etl.email_readings.';
comment on column etl.reader_answers.label is
    'What it takes the mail for; null when its answer was no verdict.';
comment on column etl.reader_answers.confidence is
    'How sure it is, 0 to 1; 0.5 and less counts as no verdict.';
comment on column etl.reader_answers.model_name is 'The model, as the configuration names it.';
comment on column etl.reader_answers.answered_at is 'When it answered.';

create table etl.reader_verdicts (
    email_classification_id uuid primary key
        references saturnus.email_classifications (id) on delete cascade
);

comment on table etl.reader_verdicts is
    'One classification by `llm` that was made from etl.reader_answers: those of other programs '
    'are never touched.';
