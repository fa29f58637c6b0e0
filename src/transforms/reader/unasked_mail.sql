-- Grain: one text that nobody has read and no mail reader was asked about, with the newest mail of
-- that text and the name of its person; the newest first. Parameters: most, and how much of
-- a body is read.
with
unasked as (
    select distinct on (r.text_sha256)
        r.text_sha256,
        r.email_id,
        coalesce(e.received_at, e.sent_at) as arrived_at
    from etl.email_readings as r
    join corrected.emails as e on e.id = r.email_id
    where r.text_sha256 is not null
        and not exists (select from etl.reader_answers as a where a.text_sha256 = r.text_sha256)
        and not exists (select from etl.judged_mail as j where j.email_id = r.email_id)
    order by r.text_sha256, arrived_at desc nulls last, r.email_id
),

next as (
    select *, count(*) over ()::integer as waiting
    from unasked
    order by arrived_at desc nulls last, email_id
    limit :'most'::integer
)

select
    n.text_sha256,
    n.waiting,
    e.subject,
    left(e.body_plain, :'plain_characters'::integer) as body_plain,
    left(e.body_html, :'html_characters'::integer) as body_html,
    coalesce(u.name, '') as person_name
from next as n
join corrected.emails as e on e.id = n.email_id
left join corrected.email_accounts as acc on acc.id = e.email_account_id
left join nyx.users as u on u.id = acc.user_id
order by n.arrived_at desc nulls last, n.email_id
