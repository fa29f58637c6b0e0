-- Over all its days, a company has as many applications sent as there are facts.
-- severity: error
-- stage: company_metrics_daily
-- owner: Data engineering; compare company_metrics_daily.sql with the company's applications.
with
facts as (
    select f.company_id, count(f.sent_on) as sent
    from etl.application_facts as f
    where :'whole'::boolean or f.company_id = any (array (select key from pg_temp.scope))
    group by f.company_id
),

days as (
    select company_id, sum(applications_sent) as sent
    from pg_temp.company_metrics_daily
    group by company_id
)

select
    scope.key as company_id, coalesce(days.sent, 0) as sent_by_days,
    coalesce(facts.sent, 0) as sent_by_facts
from pg_temp.scope
left join facts on facts.company_id = scope.key
left join days on days.company_id = scope.key
where coalesce(days.sent, 0) <> coalesce(facts.sent, 0)
