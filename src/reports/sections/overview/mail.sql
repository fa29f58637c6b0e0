-- Grain: one row: how the loaded mail and the applications cover each other. No parameters.
with
mail_coverage as (:mail_coverage)

select
    c.messages::integer as messages,
    c.inbound::integer as inbound,
    c.linked::integer as linked,
    c.applications_due::integer as applications_due,
    c.applications_without_mail::integer as applications_without_mail,
    etl.rate(
        c.without_mail_rate, c.without_mail_rate_low, c.without_mail_rate_high
    ) as without_mail_rate,
    c.to_review::integer as to_review,
    c.in_doubt::integer as in_doubt,
    c.answers_without_application::integer as answers_without_application
from mail_coverage as c
