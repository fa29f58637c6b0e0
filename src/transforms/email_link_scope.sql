-- Messages whose links the marks in pg_temp.dirty may change: one row per message.
-- An application may be what those mails are about that it was a candidate for, and those that come
-- in its time and name its company; names are looked for while they are few. What is known of a
-- message tells of its conversation, of its answers and of theirs.
with
application_ids as materialized (
    select key as id from pg_temp.dirty where entity = 'application'
    union
    select a.id
    from corrected.applications as a
    where a.job_post_id = any (array (
        select key from pg_temp.dirty where entity = 'job_post'
        union
        select p.id
        from corrected.job_posts as p
        where p.company_id = any (array (select key from pg_temp.dirty where entity = 'company'))
    ))
),

sent as materialized (
    select
        a.user_id,
        p.company_id,
        tstzrange(
            a.application_submitted_at - interval '1 day',
            a.application_submitted_at + interval '180 days', '[]'
        ) as period
    from corrected.applications as a
    join corrected.job_posts as p on p.id = a.job_post_id
    where a.id = any (array (select id from application_ids))
        and a.application_submitted_at between '0001-01-01 BC' and '10001-01-01'
),

companies as materialized (
    select
        c.id,
        lower(spelling.words) as words,
        lower(c.canonical_domain) as domain
    from corrected.companies as c
    left join lateral etl.company_spellings(c.name) as spelling on true
    where c.id = any (array (select company_id from sent))
),

periods as materialized (
    select user_id, range_agg(period) as period from sent group by user_id
),

changed as materialized (
    select key from pg_temp.dirty where entity in ('email', 'linked_email')
    union
    select e.id
    from corrected.emails as e
    where e.email_account_id = any (array (select key from pg_temp.dirty where entity = 'account'))
    union
    select c.email_id
    from etl.link_candidates as c
    where c.application_id = any (array (select id from application_ids))
    union
    select e.id
    from periods
    join corrected.email_accounts as acc on acc.user_id = periods.user_id
    join corrected.emails as e on e.email_account_id = acc.id
    join etl.email_readings as r on r.email_id = e.id
    where coalesce(e.received_at, e.sent_at) <@ periods.period
        and (
            (select count(distinct id) from companies) > 20
            or exists (
                select from companies as c
                where c.domain = r.sender_domain
                    or c.domain like '%.' || r.sender_domain
                    or strpos(lower(r.head_words), c.words) > 0
                    or strpos(r.sender_words, c.words) > 0
            )
        )
),

answers as materialized (
    select unnest(
        etl.ids_naming('emails', 'in_reply_to_message_id', array (select key from changed))
    ) as key
)

select key from changed
union
select key from answers
union
select unnest(etl.ids_naming('emails', 'in_reply_to_message_id', array (select key from answers)))
union
select unnest(etl.ids_naming('emails', 'thread_id', array (
    select key from pg_temp.dirty where entity = 'thread'
    union
    select e.thread_id
    from corrected.emails as e
    where e.id = any (array (select key from changed))
)))
