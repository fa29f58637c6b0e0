-- Every message that is about an application is linked to the one it is about, not left between
-- two.
-- severity: warn
-- stage: facts
-- owner: The reader of the mail; link it by hand (matched_by 'manual').
-- Grain: one message, the one in doubt longest first.
select
    email_id,
    received_at,
    array_agg(application_id order by application_id) as application_ids
from etl.mail_in_doubt
group by email_id, received_at
order by received_at nulls last, email_id
