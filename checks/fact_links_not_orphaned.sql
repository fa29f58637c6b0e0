-- An e-mail link leads from a message to an application of the same user, both of which exist.
-- severity: warn
-- stage: facts
-- owner: Whoever made the link; remove it, or correct it by 'nyx-etl correct'.
select l.id as email_application_link_id, l.email_id, l.application_id
from corrected.email_application_links as l
left join corrected.emails as e on e.id = l.email_id
left join corrected.email_accounts as x on x.id = e.email_account_id
left join corrected.applications as a on a.id = l.application_id
where e.id is null or a.id is null or x.user_id is distinct from a.user_id
