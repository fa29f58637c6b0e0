-- Grain: one application to a company and how far it came, the newest first.
-- Parameters: company_ids.
with
members as (
    select f.company_id as group_id, f.*
    from application_facts as f
    where f.company_id in (select unnest(getvariable('company_ids')::uuid[]))
),

judged as (:judged)

select
    f.company_id::varchar as company_id,
    f.id::varchar as id,
    f.session_id::varchar as session_id,
    s.session_name as session,
    p.job_title,
    f.status,
    f.submitted_at as sent_at,
    f.reached,
    f.response_at as replied_at,
    f.response_days::decimal(18, 2) as response_days,
    f.interviewed_at,
    f.offered_at,
    f.rejected,
    f.rejected_at,
    f.ghosted,
    k.cost_usd
from judged as f
join application_costs as k on k.application_id = f.id
left join application_sessions as s on s.id = f.session_id
left join job_posts as p on p.id = f.job_post_id
order by f.company_id, f.submitted_at desc nulls last, f.id
