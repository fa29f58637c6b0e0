-- Grain: one company and reporting day on which anything happened. Reads application_facts,
-- answers, companies, reporting.
with
happenings as (
    select
        f.company_id, f.sent_on as day,
        1 as sent, case when f.successful then 1 else 0 end as successful,
        0 as interviews, 0 as offers,
        cast(null as bigint) as response_us, cast(null as timestamp with time zone) as response_at
    from application_facts as f
    union all
    select f.company_id, f.response_on as day, 0, 0, 0, 0, f.response_us, f.response_at
    from application_facts as f
    union all
    select
        coalesce(c.id, f.company_id) as company_id,
        etl.day_of(b.answered_at, (select r.timezone from reporting as r)) as day,
        0, 0,
        case when b.kind = 'interview' then 1 else 0 end,
        case when b.kind = 'job_offer' then 1 else 0 end,
        null, null
    from answers as b
    left join application_facts as f on f.id = b.application_id
    left join companies as c on c.id = b.company_id
    where b.kind in ('interview', 'job_offer') and b.is_certain
),

days as (
    select
        company_id, day,
        cast(sum(sent) as integer) as applications_sent,
        cast(sum(successful) as integer) as applications_successful,
        cast(sum(interviews) as integer) as interviews_received,
        cast(sum(offers) as integer) as offers_received,
        etl.quotient_2(sum(response_us), count(response_us) * 86400000000) as response_days,
        max(response_at) as last_response_datetime
    from happenings
    where company_id is not null and day is not null
    group by company_id, day
)

select
    company_id,
    day as date,
    applications_sent,
    applications_successful,
    interviews_received,
    offers_received,
    cast(case when response_days > 999.99 then 999.99 else response_days end as decimal(5, 2))
        as avg_response_time_days,
    last_response_datetime
from days
