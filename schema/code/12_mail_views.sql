-- Views for people: what the loaded mail does not cover. Nothing in them tells who wrote.

create view etl.judged_mail as
select c.email_id
from corrected.email_classifications as c
where c.generated_by is distinct from 'rule'
    and not exists (select from etl.reader_verdicts as o where o.email_classification_id = c.id);

comment on view etl.judged_mail is
    'One message that a person or another program judged: rules and mail readers yield to them.';
comment on column etl.judged_mail.email_id is 'The message.';

create function etl.is_denied_link(link_id uuid) returns boolean
language sql stable parallel safe
return exists (
    select
    from etl.corrected_fields as f
    join nyx.data_corrections as d on d.id = f.correction_id
    where f.table_name = 'email_application_links'
        and f.record_id = link_id
        and f.field_name = 'link_type'
        and d.correction_reason = 'review'
        and f.new_value = '"other"'
);

comment on function etl.is_denied_link(uuid) is
    'Whether a person said in a review that a message is not about that application: its type was '
    'corrected to other.';

create view etl.lesson_keys as
select r.email_id, acc.user_id, k.kind, k.key
from etl.email_readings as r
join corrected.emails as e on e.id = r.email_id
join corrected.email_accounts as acc on acc.id = e.email_account_id
cross join lateral (values
    ('text', left(r.text_sha256, 32)::uuid),
    ('subject', r.subject_key),
    ('phrase', r.phrase_key),
    ('sender', r.sender_key)
) as k (kind, key)
where k.key is not null and e.direction is distinct from 'outbound';

comment on view etl.lesson_keys is
    'One thing by which an inbound message is like others of its person: a digest of its text '
    'where the rules are unsure, its subject, phrase or sender.';
comment on column etl.lesson_keys.email_id is 'The message.';
comment on column etl.lesson_keys.user_id is 'Whose mailbox it is in.';
comment on column etl.lesson_keys.kind is 'text, subject, phrase or sender.';
comment on column etl.lesson_keys.key is 'The digest.';

create view etl.mail_lessons as
with
said as (
    select distinct on (c.email_id) c.email_id, c.classification_label
    from corrected.email_classifications as c
    where c.generated_by = 'user' and c.classification_label is not null
    order by c.email_id, c.created_at desc, c.id
)

select
    k.user_id,
    k.kind,
    k.key,
    min(s.classification_label) as label,
    count(*) as verdicts
from said as s
join etl.lesson_keys as k on k.email_id = s.email_id
group by k.user_id, k.kind, k.key
having count(*) >= 2 and min(s.classification_label) = max(s.classification_label);

comment on view etl.mail_lessons is
    'What a person has said of two mails or more that are alike in something, and nothing else of '
    'any: it teaches of the others.';
comment on column etl.mail_lessons.user_id is 'The person.';
comment on column etl.mail_lessons.kind is 'In what they are alike: as in etl.lesson_keys.';
comment on column etl.mail_lessons.key is 'As in etl.lesson_keys.';
comment on column etl.mail_lessons.label is 'What the person said they are.';
comment on column etl.mail_lessons.verdicts is 'Of how many mails.';

-- A sender's domain may be a person's own. It is known to be none when several people write from
-- it, or when it is a company's.
create view etl.unrecognised_senders as
with
kinds as (
    select
        lower(split_part(e.from_address, '@', 2)) as sender_domain,
        coalesce(v.classification_label, 'other') as classification_label,
        count(*) as messages,
        max(e.received_at) as last_received_at
    from etl.email_readings as r
    join corrected.emails as e on e.id = r.email_id
    left join etl.mail_verdicts as v on v.email_id = r.email_id
    where not coalesce(v.is_sure, r.rule_id is not null)
        and e.direction is distinct from 'outbound'
        and split_part(e.from_address, '@', 2) <> ''
    group by lower(split_part(e.from_address, '@', 2)), coalesce(v.classification_label, 'other')
    having count(*) >= 3 or etl.is_answer(coalesce(v.classification_label, 'other'))
),

senders as (
    select
        lower(split_part(e.from_address, '@', 2)) as sender_domain,
        count(distinct lower(split_part(e.from_address, '@', 1))) as senders
    from corrected.emails as e
    where e.direction is distinct from 'outbound'
        and lower(split_part(e.from_address, '@', 2)) in (select sender_domain from kinds)
    group by lower(split_part(e.from_address, '@', 2))
),

-- mail.example.com is a part of example.com.
domains as (
    select s.sender_domain, array_to_string(split.labels[n:], '.') as domain
    from senders as s
    cross join lateral (select string_to_array(s.sender_domain, '.') as labels) as split
    cross join lateral generate_series(1, cardinality(split.labels) - 1) as n
),

of_companies as (
    select distinct domains.sender_domain
    from domains
    join corrected.companies as c on lower(c.canonical_domain) = domains.domain
)

select
    s.sender_domain,
    k.classification_label,
    k.messages,
    k.last_received_at,
    s.senders,
    s.senders >= 3 or c.sender_domain is not null as is_public
from kinds as k
join senders as s on s.sender_domain = k.sender_domain
left join of_companies as c on c.sender_domain = s.sender_domain;

comment on view etl.unrecognised_senders is
    'One kind of inbound mail of one sender domain that the rules are unsure of: what may be an '
    'answer, or three messages and more.';
comment on column etl.unrecognised_senders.sender_domain is
    'Part of the address after the @, lower case; may be a person''s own.';
comment on column etl.unrecognised_senders.classification_label is 'What the rules take it for.';
comment on column etl.unrecognised_senders.messages is 'How many messages they are.';
comment on column etl.unrecognised_senders.last_received_at is 'When the newest of them came.';
comment on column etl.unrecognised_senders.senders is 'How many different addresses wrote from it.';
comment on column etl.unrecognised_senders.is_public        is
    'True when three or more addresses write from it, or a company has it: then it is not one '
    'person''s own.';

create view etl.mail_in_doubt as
select d.email_id, d.application_id, e.received_at
from etl.link_doubts as d
join corrected.emails as e on e.id = d.email_id;

comment on view etl.mail_in_doubt is
    'One application that a message fits as well as another; the message is linked to '
    'none of them.';
comment on column etl.mail_in_doubt.email_id is 'The message.';
comment on column etl.mail_in_doubt.application_id is 'One of the applications it fits.';
comment on column etl.mail_in_doubt.received_at is 'When the message came.';

create view etl.answers_without_application as
select
    v.email_id,
    v.classification_label,
    e.received_at,
    r.sender_domain
from etl.mail_verdicts as v
join corrected.emails as e on e.id = v.email_id
left join etl.email_readings as r on r.email_id = v.email_id
where etl.is_answer(v.classification_label)
    and v.is_sure
    and e.direction is distinct from 'outbound'
    and not exists (
        select from corrected.email_application_links as l where l.email_id = v.email_id
    )
    and not exists (select from etl.link_doubts as d where d.email_id = v.email_id);

comment on view etl.answers_without_application is
    'One answer of a company (interview, rejection, offer, assessment) that is neither linked nor '
    'fits several; what is only guessed to be one waits in mail_to_review.';
comment on column etl.answers_without_application.email_id is 'The message.';
comment on column etl.answers_without_application.classification_label is 'What it says.';
comment on column etl.answers_without_application.received_at is 'When it came.';
comment on column etl.answers_without_application.sender_domain is
    'Registrable domain of the sender; null for applicant-tracking systems and personal mail.';

create view etl.mail_to_review as
with
doubts as (
    select d.email_id from etl.link_doubts as d group by d.email_id
),

guesses as (
    select l.email_id
    from corrected.email_application_links as l
    join etl.rule_links as o on o.email_application_link_id = l.id
    where l.matched_by = 'date_proximity'
    group by l.email_id
)

select
    e.id as email_id,
    case
        when not v.is_sure then 'unsure'
        when d.email_id is not null then 'doubt'
        when g.email_id is not null then 'guess'
        else 'model'
    end as reason,
    e.received_at
from etl.email_readings as r
join corrected.emails as e on e.id = r.email_id
join etl.mail_verdicts as v on v.email_id = r.email_id
left join doubts as d on d.email_id = r.email_id
left join guesses as g on g.email_id = r.email_id
where e.direction is distinct from 'outbound'
    and (not v.is_sure or v.is_read or d.email_id is not null or g.email_id is not null)
    -- Whoever says that it is an answer still has to say of which application.
    and (
        v.generated_by is distinct from 'user'
        or etl.is_answer(v.classification_label)
    );

comment on view etl.mail_to_review is
    'One inbound message that waits for a person''s verdict: nyx-etl review asks for it.';
comment on column etl.mail_to_review.email_id is 'The message.';
comment on column etl.mail_to_review.reason      is
    'unsure of what it is; doubt between applications; guess of the application by time alone; '
    'model: only a mail reader says what it is.';
comment on column etl.mail_to_review.received_at is 'When it came.';

create view etl.mail_without_rules as
select r.unruled_language as language, count(*) as messages
from etl.email_readings as r
join corrected.emails as e on e.id = r.email_id
where r.unruled_language is not null
    and e.direction is distinct from 'outbound'
group by r.unruled_language;

comment on view etl.mail_without_rules is
    'One language of inbound mail that no rules are known for: none of its messages is recognised.';
comment on column etl.mail_without_rules.language is 'ISO 639-1 code.';
comment on column etl.mail_without_rules.messages is 'How many messages are in it.';
