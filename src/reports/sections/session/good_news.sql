-- Grain: one application of a session that led to an interview or an offer; offers first, then the
-- newest. Parameters: session_ids.
select
    f.session_id::varchar as session_id,
    f.reached,
    c.name as company,
    f.company_id::varchar as company_id,
    p.job_title,
    f.sent_at,
    coalesce(f.offered_at, f.interviewed_at) as reached_at,
    r.response_days::decimal(18, 2) as response_days
from application_funnel as f
left join response_times as r on r.application_id = f.application_id
left join job_posts as p on p.id = f.job_post_id
left join companies as c on c.id = f.company_id
where f.session_id in (select unnest(getvariable('session_ids')::uuid[]))
    and f.reached in ('offer', 'interview')
order by f.session_id, f.reached = 'offer' desc, reached_at desc, company, f.application_id
