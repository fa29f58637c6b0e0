-- Opens the cursor emails_to_read: one row per message of pg_temp.scope. No parameters.
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
    text_sha256 text,
    sender_key uuid,
    subject_key uuid,
    phrase_key uuid
) on commit drop;

declare emails_to_read no scroll cursor for
select
    e.id,
    coalesce(e.from_address, '') as from_address,
    h.from_name,
    e.direction,
    coalesce(h.is_bulk, false) as is_bulk,
    e.subject,
    left(e.body_plain, 200000) as body_plain,
    left(e.body_html, 2000000) as body_html
from pg_temp.scope
join corrected.emails as e on e.id = scope.key
left join etl.email_headers as h on h.email_id = e.id
-- Mail of our own that was read back is about no application, whatever it quotes.
where not exists (
    select
    from etl.notices as n
    where n.message_id in ('<' || e.message_external_id || '>', '<' || h.message_id || '>')
);
