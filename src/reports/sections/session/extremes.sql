-- Grain: one of the five slowest or five dearest applications of a session, the most extreme first.
-- Parameters: session_ids.
with
figures as (
    select
        f.session_id, f.id, f.job_post_id, f.company_id, f.domain, f.status,
        etl.quotient_0(f.duration_us, 1000000)::double as duration_seconds,
        k.cost_usd::decimal(18, 6) as cost_usd
    from application_facts as f
    join application_costs as k on k.application_id = f.id
    where f.session_id in (select unnest(getvariable('session_ids')::uuid[]))
),

ranked as (
    select
        'slowest' as kind,
        row_number() over (partition by session_id order by duration_seconds desc, id) as place,
        f.*
    from figures as f
    where duration_seconds is not null
    union all
    select
        'dearest',
        row_number() over (partition by session_id order by cost_usd desc, id),
        f.*
    from figures as f
    where cost_usd > 0
)

select
    r.session_id::varchar as session_id,
    r.kind,
    r.id::varchar as application_id,
    r.company_id::varchar as company_id,
    c.name as company,
    p.job_title,
    r.domain,
    r.status,
    r.duration_seconds,
    r.cost_usd
from ranked as r
left join job_posts as p on p.id = r.job_post_id
left join companies as c on c.id = r.company_id
where r.place <= 5
order by r.session_id, r.kind desc, r.place
