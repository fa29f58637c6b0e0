-- One row per company in pg_temp.scope and reporting day on which anything happened. docs/metrics.md defines the numbers.
-- Parameters: timezone (of the reporting day); whole (true when scope holds every company: facts are then read whole,
-- else by key, through etl.ids_naming).
with
companies as materialized (
    select c.id
    from corrected.companies as c
    where :'whole'::boolean or c.id = any (array (select key from pg_temp.scope))
),

applications as materialized (
    select f.id, f.company_id, f.submitted_at, f.successful, f.response_at, f.interviewed
    from etl.application_facts as f
    join companies on companies.id = f.company_id
    where :'whole'::boolean or f.company_id = any (array (select id from companies))
),

interviews as materialized (
    select i.id, companies.id as company_id, i.created_at
    from corrected.interviews as i
    left join applications as a on a.id = i.application_id
    join companies on companies.id = coalesce(i.company_id, a.company_id)
    where :'whole'::boolean
        or i.id = any (etl.ids_naming('interviews', 'company_id', array (select id from companies)))
        or i.id = any (
            etl.ids_naming('interviews', 'application_id', array (select id from applications where interviewed))
        )
),

offers as (
    select i.company_id, o.created_at
    from corrected.interview_outcomes as o
    join interviews as i on i.id = o.interview_id
    where o.offer_extended
        and (
            :'whole'::boolean
            or o.id = any (etl.ids_naming('interview_outcomes', 'interview_id', array (select id from interviews)))
        )
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
    select company_id, response_at, 0, 0, 0, 0, etl.days_between(submitted_at, response_at), response_at
    from applications
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
