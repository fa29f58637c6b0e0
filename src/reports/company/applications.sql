-- Grain: one application to a company and how far it came, the newest first.
-- Parameters: company_ids; as_of and ghost_after_days decide what was ghosted.
select
    f.company_id::varchar as company_id,
    f.application_id::varchar as id,
    f.session_id::varchar as session_id,
    s.session_name as session,
    p.job_title,
    f.application_status as status,
    f.sent_at,
    f.reached,
    f.replied_at,
    r.response_days::decimal(18, 2) as response_days,
    f.interviewed_at,
    f.offered_at,
    f.rejected_at,
    coalesce(
        f.replied_at is null and try($as_of::timestamptz - f.sent_at) > to_days(1) * $ghost_after_days, false
    ) as ghosted,
    k.cost_usd
from application_funnel as f
join application_costs as k on k.application_id = f.application_id
left join response_times as r on r.application_id = f.application_id
left join application_sessions as s on s.id = f.session_id
left join job_posts as p on p.id = f.job_post_id
where f.company_id in (select unnest($company_ids::uuid[]))
order by f.company_id, f.sent_at desc nulls last, f.application_id
