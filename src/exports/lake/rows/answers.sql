-- Grain: one interview or offer of a job, and its reporting day. What letters say is in
-- application_facts.
with
email_application_links as (
    select null::uuid as email_id, null::uuid as application_id, null::text as link_type where false
),

emails as (
    select null::uuid as id, null::text as direction, null::timestamptz as received_at where false
),

interviews as (select * from corrected.interviews),

interview_outcomes as (select * from corrected.interview_outcomes),

application_events as (select * from corrected.application_events),

answers as (:answers)

select
    a.application_id, a.company_id, a.kind, a.answered_at,
    etl.day_of(a.answered_at, r.timezone) as answered_on, a.source, a.is_certain
from answers as a
cross join etl.reporting as r
where a.kind in ('interview', 'job_offer')
