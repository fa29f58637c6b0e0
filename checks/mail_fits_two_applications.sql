-- Every message that is about an application is linked to the one it is about, not left between two.
-- severity: warn
-- stage: facts
-- owner: the reader of the mail; link it by hand (matched_by 'manual').
-- Grain: one message, the one in doubt longest first.
select
    d.email_id,
    e.received_at,
    array_agg(d.application_id order by d.application_id) as application_ids
from etl.link_doubts as d
join corrected.emails as e on e.id = d.email_id
group by d.email_id, e.received_at
order by e.received_at nulls last, d.email_id
