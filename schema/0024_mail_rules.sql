-- What the rules read in a mail, and which classifications and links are theirs.

create table etl.email_readings (
    email_id uuid primary key references saturnus.emails (id) on delete cascade,
    rule_id text,
    phrase text,
    is_receipt boolean not null,
    sender_domain text,
    sender_words text not null,
    head_words text not null
);

comment on table etl.email_readings is
    'One message as the rules read it last: what decided, and the words by which a company or a job is recognised.';
comment on column etl.email_readings.email_id      is 'The message.';
comment on column etl.email_readings.rule_id       is 'The rule that decided; null when none spoke.';
comment on column etl.email_readings.phrase        is 'The words it found, in lower case without accents. [pii:content]';
comment on column etl.email_readings.is_receipt    is 'An automatic receipt: its link is a confirmation.';
comment on column etl.email_readings.sender_domain is 'Registrable domain of the sender; null for applicant-tracking systems and personal mail.';
comment on column etl.email_readings.sender_words  is 'Words of the sender''s address, lower case. [pii:direct]';
comment on column etl.email_readings.head_words    is 'Words of the sender''s name, the subject and the first lines. [pii:content]';

create table etl.classification_evidence (
    email_classification_id uuid primary key references saturnus.email_classifications (id) on delete cascade,
    rule_id text,
    phrase text
);

comment on table etl.classification_evidence is
    'One classification by rule: the rule that decided and the words it found; both null when no rule spoke.';
comment on column etl.classification_evidence.phrase is 'The words the rule found. [pii:content]';

create table etl.rule_links (
    email_application_link_id uuid primary key references saturnus.email_application_links (id) on delete cascade
);

comment on table etl.rule_links is
    'One link that the rules made; links of any other origin are never touched.';

create table etl.link_doubts (
    email_id uuid not null references saturnus.emails (id) on delete cascade,
    application_id uuid not null references nyx.applications (id) on delete cascade,
    primary key (email_id, application_id)
);

comment on table etl.link_doubts is
    'One application that a message fits as well as another: no link was made between them.';

-- Text as words between single spaces, one before the first and one after the last, without accents and punctuation.
create function etl.words(value text) returns text
language sql immutable parallel safe
return ' ' || btrim(
    regexp_replace(
        regexp_replace(normalize(coalesce(value, ''), nfkd), '[\u0300-\u036f]+', '', 'g'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+',
        ' ',
        'g'
    )
) || ' ';

comment on function etl.words(text) is
    'A text as words between single spaces, without accents and punctuation: the same for names and for mails.';

-- A company's name as it stands in a mail: without its legal form.
create function etl.company_words(name text) returns text
language sql immutable parallel safe
return regexp_replace(
    etl.words(name),
    '( (inc|incorporated|llc|ltd|limited|gmbh|mbh|ag|se|kg|kgaa|ohg|ug|co|corp|corporation|company|plc|bv|b v|nv|n v|sa|s a|sas|sarl|srl|s r l|spa|ab|as|oy|aps|lda|ltda|pty|pte|group|holding|holdings))+ $',
    ' ',
    'i'
);

comment on function etl.company_words(text) is
    'A company''s name as words, without its legal form.';

insert into etl.dirty_rules (transform, table_name, entity, key_field, watched_fields, on_insert, row_filter) values
    (
        'email_classifications', 'emails', 'email', 'id',
        '{from_address, direction, subject, body_plain, body_html}', true, 'true'
    ),
    (
        'email_classifications', 'email_classifications', 'email', 'email_id', '{email_id, generated_by}', true,
        'generated_by is distinct from ''rule'''
    ),
    (
        'email_application_links', 'emails', 'email', 'id',
        '{email_account_id, from_address, direction, subject, body_plain, body_html, received_at, sent_at}', true, 'true'
    ),
    (
        'email_application_links', 'email_accounts', 'account', 'id', '{user_id}', false, 'true'
    ),
    (
        'email_application_links', 'email_classifications', 'email', 'email_id',
        '{email_id, classification_label, generated_by, created_at}', true, 'true'
    ),
    (
        'email_application_links', 'email_application_links', 'linked_email', 'email_id',
        '{email_id, application_id}', true, 'true'
    ),
    (
        'email_application_links', 'applications', 'user', 'user_id',
        '{user_id, job_post_id, application_submitted_at}', true, 'true'
    ),
    ('email_application_links', 'job_posts', 'job_post', 'id', '{company_id, job_title}', false, 'true'),
    ('email_application_links', 'companies', 'company', 'id', '{name, canonical_domain}', false, 'true');

call etl.create_dirty_triggers();
