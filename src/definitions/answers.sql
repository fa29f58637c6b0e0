-- Grain: one thing that came back for an application: a letter, an interview, the offer of a job.
-- Reads email_application_links, emails, interviews, interview_outcomes, application_events. What
-- else brings answers (guesses that somebody confirmed) is one more branch here, and nowhere else.
with
letters as (
    select l.application_id, l.link_type as kind, etl.known_instant(e.received_at) as answered_at
    from email_application_links as l
    join emails as e on e.id = l.email_id
    where etl.is_answer(l.link_type)
        and e.direction = 'inbound'
        and etl.known_instant(e.received_at) is not null
),

offers as (
    select i.application_id, i.company_id, etl.known_instant(o.created_at) as answered_at
    from interview_outcomes as o
    join interviews as i on i.id = o.interview_id
    where o.offer_extended
),

-- What a person's own list says, once for each application and kind.
noted as (
    select
        v.application_id, v.event_type as kind, min(etl.known_instant(v.created_at)) as answered_at
    from application_events as v
    where v.application_id is not null
        and (etl.is_answer(v.event_type) or v.event_type = 'reply')
    group by v.application_id, v.event_type
),

by_mail as (
    select application_id, kind, count(*) as letters from letters group by application_id, kind
),

by_interview as (
    select application_id, count(*) as offers from offers group by application_id
)

select
    application_id, cast(null as uuid) as company_id, kind, answered_at,
    'mail' as source, true as is_certain
from letters
union all
select
    i.application_id, i.company_id, 'interview', etl.known_instant(i.created_at),
    'interviews', true
from interviews as i
union all
select o.application_id, o.company_id, 'job_offer', o.answered_at, 'interviews', true
from offers as o
union all
select n.application_id, cast(null as uuid), n.kind, n.answered_at, 'tracker', true
from noted as n
left join by_mail as m on m.application_id = n.application_id and m.kind = n.kind
where m.letters is null
union all
select n.application_id, cast(null as uuid), 'job_offer', n.answered_at, 'tracker', true
from noted as n
left join by_interview as b on b.application_id = n.application_id
where n.kind = 'offer' and b.offers is null
