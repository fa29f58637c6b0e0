-- Writes down a digest that was mailed: the message as one that the mailbox has sent, and at the
-- digest which it was. Parameters: account, digest_id, message_id, from_address, to_address,
-- subject, body_plain, body_html.
with sent as (
    insert into saturnus.emails (
        email_account_id, message_external_id, from_address, to_address, subject, body_plain,
        body_html, sent_at, direction
    )
    select
        a.id,
        :'message_id'::text,
        :'from_address'::text,
        :'to_address'::text,
        :'subject'::text,
        :'body_plain'::text,
        :'body_html'::text,
        now(),
        'outbound'
    from saturnus.email_accounts as a
    where lower(a.address) = lower(:'account'::text)
    order by a.id
    limit 1
    -- The copy may have been read back before this was written.
    on conflict (email_account_id, message_external_id) do update set direction = 'outbound'
    returning id
)

update nyx.session_digests as d
set
    digest_email_sent = true,
    digest_email_id = (select id from sent)
where d.id = :'digest_id'::uuid
