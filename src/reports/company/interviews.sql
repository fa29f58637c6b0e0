-- Grain: one interview of a company with its newest outcome, the newest first. Parameters: company_ids.
with newest_outcomes as (
    select o.interview_id, arg_max(o.outcome, o.created_at) as outcome, bool_or(o.offer_extended) as offer
    from interview_outcomes as o
    group by o.interview_id
)

select
    coalesce(i.company_id, f.company_id)::varchar as company_id,
    i.interview_type as type,
    i.round_number as round,
    i.scheduled_datetime as scheduled_at,
    i.created_at,
    p.job_title,
    o.outcome,
    coalesce(o.offer, false) as offer
from interviews as i
join application_funnel as f on f.application_id = i.application_id
left join newest_outcomes as o on o.interview_id = i.id
left join job_posts as p on p.id = f.job_post_id
where coalesce(i.company_id, f.company_id) in (select unnest($company_ids::uuid[]))
order by company_id, coalesce(i.scheduled_datetime, i.created_at) desc, i.id
