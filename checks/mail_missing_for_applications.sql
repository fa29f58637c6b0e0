-- Every application that was sent has some mail (a receipt at least) once ghost_after_days have
-- passed.
-- severity: warn
-- stage: facts
-- owner: Whoever loads mail; a mailbox may be missing, or the sender of the receipts is not
-- recognised.
-- Grain: one application of a person whose mail is loaded for the days after it was sent.
with
mail_periods as (
    select
        acc.user_id,
        min(coalesce(e.received_at, e.sent_at)) as first_at,
        max(coalesce(e.received_at, e.sent_at)) as last_at
    from corrected.emails as e
    join corrected.email_accounts as acc on acc.id = e.email_account_id
    group by acc.user_id
)

select
    a.id as application_id,
    a.application_submitted_at
from corrected.applications as a
join mail_periods as m on m.user_id = a.user_id
where a.application_submitted_at between m.first_at and m.last_at
    and a.application_submitted_at < :'as_of'::timestamptz - make_interval(
        secs => 86400 * :'ghost_after_days'::double precision
    )
    and not exists (
        select from corrected.email_application_links as l where l.application_id = a.id
    )
order by a.application_submitted_at, a.id
