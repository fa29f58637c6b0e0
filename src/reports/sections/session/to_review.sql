-- Grain: one session with mails that wait for a person's verdict and may be about its applications.
-- Parameters: session_ids.
with
choices as (
    select l.email_id, l.application_id from email_application_links as l
    union
    select d.email_id, d.application_id from mail_in_doubt as d
)

select f.session_id::varchar as session_id, count(distinct w.email_id)::integer as mails
from mail_to_review as w
join choices as c on c.email_id = w.email_id
join application_facts as f on f.id = c.application_id
where f.session_id in (select unnest(getvariable('session_ids')::uuid[]))
group by f.session_id
