-- Keeps what was read. No parameters.
close emails_to_read;

insert into etl.email_readings (
    email_id, label, quadrant, importance, confidence, rule_id, phrase, is_receipt,
    unruled_language, sender_domain, sender_words, head_words, text_sha256, sender_key, subject_key,
    phrase_key
)
select
    email_id,
    label,
    quadrant,
    importance,
    confidence,
    rule_id,
    phrase,
    is_receipt,
    unruled_language,
    sender_domain,
    sender_words,
    head_words,
    text_sha256,
    sender_key,
    subject_key,
    phrase_key
from pg_temp.readings
on conflict (email_id) do update
set
    label = excluded.label,
    quadrant = excluded.quadrant,
    importance = excluded.importance,
    confidence = excluded.confidence,
    rule_id = excluded.rule_id,
    phrase = excluded.phrase,
    is_receipt = excluded.is_receipt,
    unruled_language = excluded.unruled_language,
    sender_domain = excluded.sender_domain,
    sender_words = excluded.sender_words,
    head_words = excluded.head_words,
    text_sha256 = excluded.text_sha256,
    sender_key = excluded.sender_key,
    subject_key = excluded.subject_key,
    phrase_key = excluded.phrase_key
where email_readings is distinct from excluded;
