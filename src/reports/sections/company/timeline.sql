-- Grain: one thing that happened to an application to a company, the newest first: it was sent, a
-- receipt or an answer came, an interview was noted or takes place. Parameters: company_ids.
with
ours as (
    select f.id, f.company_id, f.job_post_id, f.session_id, f.submitted_at
    from application_facts as f
    where f.company_id in (select unnest(getvariable('company_ids')::uuid[]))
),

answers as (:answers),

happened as (
    select
        o.id,
        o.submitted_at as at,
        'sent' as what,
        case when o.session_id is null then 'tracker' else 'form' end as told_by,
        true as is_certain
    from ours as o
    where o.submitted_at is not null
    union all
    select o.id, e.received_at, 'receipt', 'mail', true
    from ours as o
    join email_application_links as l on l.application_id = o.id and l.link_type = 'confirmation'
    join emails as e on e.id = l.email_id
    union all
    select o.id, a.answered_at, a.kind, a.source, a.is_certain
    from ours as o
    join answers as a on a.application_id = o.id
    union all
    select o.id, i.scheduled_datetime, 'appointment', 'interviews', true
    from ours as o
    join interviews as i on i.application_id = o.id
    where i.scheduled_datetime is not null
)

select
    o.company_id::varchar as company_id,
    h.at,
    h.what,
    h.told_by,
    h.is_certain,
    o.id::varchar as application_id,
    p.job_title
from happened as h
join ours as o on o.id = h.id
left join job_posts as p on p.id = o.job_post_id
order by o.company_id, h.at desc nulls last, o.id, h.what
