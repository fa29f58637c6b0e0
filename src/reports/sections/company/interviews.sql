-- Grain: one interview of a company with what was noted last of it, the newest first. Parameters:
-- company_ids.
with
interview_results as (:interview_results)

select
    r.company_id::varchar as company_id,
    i.interview_type as type,
    i.round_number as round,
    i.scheduled_datetime as scheduled_at,
    i.created_at,
    p.job_title,
    r.outcome,
    r.offered as offer
from interview_results as r
join interviews as i on i.id = r.interview_id
join application_funnel as f on f.application_id = r.application_id
left join job_posts as p on p.id = f.job_post_id
where r.company_id in (select unnest(getvariable('company_ids')::uuid[]))
order by company_id, coalesce(i.scheduled_datetime, i.created_at) desc, i.id
