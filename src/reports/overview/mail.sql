-- Grain: one row: how the loaded mail and the applications cover each other. Parameters: as_of, ghost_after_days.
with mail_periods as (
    select a.user_id, min(coalesce(e.received_at, e.sent_at)) as first_at, max(coalesce(e.received_at, e.sent_at)) as last_at
    from emails as e
    join email_accounts as a on a.id = e.email_account_id
    group by a.user_id
),

due_applications as (
    select f.application_id
    from application_funnel as f
    join mail_periods as m on m.user_id = f.user_id
    where f.sent_at between m.first_at and m.last_at
        and etl.micros_between(etl.known_instant(f.sent_at), $as_of::timestamptz) > $ghost_after_days * 86400000000
),

linked as (
    select distinct email_id, application_id
    from email_application_links
)

select
    (select count(*) from emails)::integer as messages,
    (select count(*) from emails where direction is distinct from 'outbound')::integer as inbound,
    (select count(distinct email_id) from linked)::integer as linked,
    (select count(*) from due_applications)::integer as applications_due,
    (
        select count(*)
        from due_applications
        where application_id not in (select application_id from linked)
    )::integer as applications_without_mail,
    (select count(distinct email_id) from mail_in_doubt)::integer as in_doubt,
    (select count(*) from answers_without_application)::integer as answers_without_application
