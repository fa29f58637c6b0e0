-- Opens the cursor emails_to_read: one row per message of pg_temp.scope. Parameters: how much of a
-- body is read. HTML stays where it is if the plain body is enough: ownWords would not look at it.
declare emails_to_read no scroll cursor for
select
    e.id,
    coalesce(e.from_address, '') as from_address,
    h.from_name,
    e.to_address,
    e.direction,
    coalesce(h.is_bulk, false) as is_bulk,
    e.subject,
    left(e.body_plain, :'plain_characters'::integer) as body_plain,
    case
        when coalesce(
            length(btrim(left(e.body_plain, 1000), :'white_space'::text))
                < :'stub_characters'::integer,
            true
        ) then left(e.body_html, :'html_characters'::integer)
    end as body_html
from pg_temp.scope
join corrected.emails as e on e.id = scope.key
left join etl.email_headers as h on h.email_id = e.id
-- Mail of our own that was read back is about no application, whatever it quotes.
where not exists (
    select
    from etl.notices as n
    where n.message_id in ('<' || e.message_external_id || '>', '<' || h.message_id || '>')
);
