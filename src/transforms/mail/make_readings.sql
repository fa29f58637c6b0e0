-- What the rules read: one row per message. Its words are told while others are still read.
create temporary table readings (
    email_id uuid,
    label text,
    quadrant text,
    importance numeric(4, 3),
    confidence numeric(4, 3),
    rule_id text,
    phrase text,
    is_receipt boolean,
    unruled_language text,
    sender_domain text,
    sender_text text,
    head_text text,
    sender_words text generated always as (lower(etl.words(sender_text))) stored,
    head_words text generated always as (etl.words(head_text)) stored,
    text_sha256 text,
    sender_key uuid,
    subject_key uuid,
    phrase_key uuid
) on commit drop;

-- It is read once more and then gone: to compress it would take longer.
alter table pg_temp.readings alter column head_text set storage external;
