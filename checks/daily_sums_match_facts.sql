-- Over all its days, a company has as many applications sent as there are facts.
-- severity: error
-- stage: company_metrics_daily
-- owner: Data engineering; compare company_metrics_daily.sql with the company's applications.
with
job_posts as materialized (
    select p.id, p.company_id
    from corrected.job_posts as p
    where :'whole'::boolean or p.id = any (etl.ids_naming('job_posts', 'company_id', array (select key from pg_temp.scope)))
),

facts as (
    select job_posts.company_id, count(a.application_submitted_at) as sent
    from corrected.applications as a
    join job_posts on job_posts.id = a.job_post_id
    where :'whole'::boolean
        or a.id = any (etl.ids_naming('applications', 'job_post_id', array (select id from job_posts)))
    group by job_posts.company_id
),

days as (
    select company_id, sum(applications_sent) as sent
    from pg_temp.company_metrics_daily
    group by company_id
)

select scope.key as company_id, coalesce(days.sent, 0) as sent_by_days, coalesce(facts.sent, 0) as sent_by_facts
from pg_temp.scope
left join facts on facts.company_id = scope.key
left join days on days.company_id = scope.key
where coalesce(days.sent, 0) <> coalesce(facts.sent, 0)
