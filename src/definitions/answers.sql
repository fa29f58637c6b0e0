-- Grain: one thing that came back for an application: a letter, an interview, the offer of a job.
-- Reads email_application_links, emails, interviews, interview_outcomes. What else brings answers
-- (trackers, guesses that somebody confirmed) is one more branch here, and nowhere else.
select
    l.application_id,
    cast(null as uuid) as company_id,
    l.link_type as kind,
    etl.known_instant(e.received_at) as answered_at,
    'mail' as source,
    true as is_certain
from email_application_links as l
join emails as e on e.id = l.email_id
where l.link_type in ('interview_invite', 'rejection', 'offer', 'assessment')
    and e.direction = 'inbound'
    and etl.known_instant(e.received_at) is not null
union all
select
    i.application_id,
    i.company_id,
    'interview' as kind,
    etl.known_instant(i.created_at) as answered_at,
    'interviews' as source,
    true as is_certain
from interviews as i
union all
select
    i.application_id,
    i.company_id,
    'job_offer' as kind,
    etl.known_instant(o.created_at) as answered_at,
    'interviews' as source,
    true as is_certain
from interview_outcomes as o
join interviews as i on i.id = o.interview_id
where o.offer_extended
