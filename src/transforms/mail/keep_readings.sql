-- Keeps what was read; classifies where no person and no other program has. What our own mail reader said yields to
-- the rules. No parameters.
close emails_to_read;

insert into etl.email_readings (
    email_id, rule_id, phrase, is_receipt, unruled_language, sender_domain, sender_words, head_words, text_sha256
)
select
    email_id,
    rule_id,
    phrase,
    is_receipt,
    unruled_language,
    sender_domain,
    lower(etl.words(sender_text)),
    etl.words(head_text),
    text_sha256
from pg_temp.readings
on conflict (email_id) do update
set
    rule_id = excluded.rule_id,
    phrase = excluded.phrase,
    is_receipt = excluded.is_receipt,
    unruled_language = excluded.unruled_language,
    sender_domain = excluded.sender_domain,
    sender_words = excluded.sender_words,
    head_words = excluded.head_words,
    text_sha256 = excluded.text_sha256
where email_readings is distinct from excluded;

create temporary table email_classifications on commit drop as
select
    r.email_id,
    r.label as classification_label,
    r.quadrant as eisenhower_quadrant,
    r.importance as importance_score,
    r.confidence as confidence_score,
    'rule' as generated_by
from pg_temp.readings as r
where not exists (
    select from corrected.email_classifications as c
    where c.email_id = r.email_id
        and c.generated_by is distinct from 'rule'
        and not exists (select from etl.reader_verdicts as o where o.email_classification_id = c.id)
);
