-- Grain: one row: how the loaded mail and the applications cover each other. Reads emails,
-- email_accounts, email_application_links, mail_in_doubt, mail_to_review,
-- answers_without_application, application_facts, reporting.
with
dated as (
    select a.user_id, etl.known_instant(coalesce(e.received_at, e.sent_at)) as dated_at
    from emails as e
    join email_accounts as a on a.id = e.email_account_id
),

periods as (
    select user_id, min(dated_at) as first_at, max(dated_at) as last_at
    from dated
    group by user_id
),

linked_applications as (
    select application_id from email_application_links group by application_id
),

-- Sent while mail is loaded, and longer ago than the limit of silence.
due as (
    select f.id, l.application_id is null as is_without_mail
    from application_facts as f
    join periods as p on p.user_id = f.user_id
    left join linked_applications as l on l.application_id = f.id
    where f.submitted_at >= p.first_at and f.submitted_at <= p.last_at
        and etl.micros_between(
            etl.known_instant(f.submitted_at), (select r.as_of from reporting as r)
        ) > (select r.ghost_after_us from reporting as r)
),

counts as (
    select count(*) as due, count(*) filter (where is_without_mail) as without_mail
    from due
),

messages as (
    select count(*) as messages, count(*) filter (where direction = 'outbound') as outbound
    from emails
),

linked_messages as (
    select email_id from email_application_links group by email_id
),

doubtful_messages as (
    select email_id from mail_in_doubt group by email_id
)

select
    m.messages,
    m.messages - m.outbound as inbound,
    (select count(*) from linked_messages) as linked,
    c.due as applications_due,
    c.without_mail as applications_without_mail,
    etl.quotient_4(c.without_mail, c.due) as without_mail_rate,
    etl.wilson_low(c.without_mail, c.due) as without_mail_rate_low,
    etl.wilson_high(c.without_mail, c.due) as without_mail_rate_high,
    (select count(*) from doubtful_messages) as in_doubt,
    (select count(*) from mail_to_review) as to_review,
    (select count(*) from answers_without_application) as answers_without_application
from messages as m
cross join counts as c
