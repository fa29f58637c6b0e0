-- One row per company and reporting day on which anything happened, straight from the facts: what docs/metrics.md says,
-- written once more without any of the ways to compute only a part. Benchmarks time it, tests compare with it.
with
companies as materialized (
    select c.id
    from corrected.companies as c
),

job_posts as materialized (
    select p.id, p.company_id
    from corrected.job_posts as p
    join companies on companies.id = p.company_id
),

applications as materialized (
    select
        a.id,
        job_posts.company_id,
        a.application_submitted_at as submitted_at,
        etl.is_successful(a.application_status, a.success_flag) as successful
    from corrected.applications as a
    join job_posts on job_posts.id = a.job_post_id
),

links as materialized (
    select l.email_id, l.application_id
    from corrected.email_application_links as l
    where etl.is_response(l.link_type)
),

responses as (
    select a.id, a.company_id, a.submitted_at, min(e.received_at) as received_at
    from links
    join applications as a on a.id = links.application_id
    join corrected.emails as e on e.id = links.email_id
    where etl.is_answer(e.direction, e.received_at, a.submitted_at)
    group by a.id, a.company_id, a.submitted_at
),

interviews as materialized (
    select i.id, companies.id as company_id, i.created_at
    from corrected.interviews as i
    left join applications as a on a.id = i.application_id
    join companies on companies.id = coalesce(i.company_id, a.company_id)
),

offers as (
    select i.company_id, o.created_at
    from corrected.interview_outcomes as o
    join interviews as i on i.id = o.interview_id
    where o.offer_extended
),

happenings as (
    select
        company_id, submitted_at as happened_at, 1 as sent, successful::integer as successful,
        0 as interviews, 0 as offers, null::numeric as response_days, null::timestamptz as response_at
    from applications
    union all
    select company_id, created_at, 0, 0, 1, 0, null, null from interviews
    union all
    select company_id, created_at, 0, 0, 0, 1, null, null from offers
    union all
    select company_id, received_at, 0, 0, 0, 0, etl.days_between(submitted_at, received_at), received_at from responses
)

select
    company_id,
    (happened_at at time zone :'timezone'::text)::date as date,
    sum(sent)::integer as applications_sent,
    sum(successful)::integer as applications_successful,
    sum(interviews)::integer as interviews_received,
    sum(offers)::integer as offers_received,
    case when avg(response_days) < 999.99 then round(avg(response_days), 2) when count(response_days) > 0 then 999.99
        end as avg_response_time_days,
    max(response_at) as last_response_datetime
from happenings
where happened_at is not null
group by 1, 2
order by 1, 2
