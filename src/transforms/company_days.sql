-- Companies with something on a reporting day from :'from_day' to :'to_day': one row per company.
with
span as (
    select
        (:'from_day'::date)::timestamp at time zone :'timezone'::text as begins_at,
        (:'to_day'::date + 1)::timestamp at time zone :'timezone'::text as ends_at
),

interviews as (
    select i.application_id, i.company_id
    from corrected.interviews as i
    where i.created_at >= (select begins_at from span) and i.created_at < (select ends_at from span)
    union
    select i.application_id, i.company_id
    from corrected.interview_outcomes as o
    join corrected.interviews as i on i.id = o.interview_id
    where o.created_at >= (select begins_at from span) and o.created_at < (select ends_at from span)
),

emails as (
    select e.id
    from corrected.emails as e
    where e.received_at >= (select begins_at from span) and e.received_at < (select ends_at from span)
),

application_ids as (
    select l.application_id as id
    from corrected.email_application_links as l
    where l.id = any (etl.ids_naming('email_application_links', 'email_id', array (select id from emails)))
    union
    select application_id from interviews
),

job_post_ids as (
    select a.job_post_id as id
    from corrected.applications as a
    where a.application_submitted_at >= (select begins_at from span)
        and a.application_submitted_at < (select ends_at from span)
    union
    select a.job_post_id
    from corrected.applications as a
    where a.id = any (array (select id from application_ids))
)

select company_id as key from interviews
union
select p.company_id
from corrected.job_posts as p
where p.id = any (array (select id from job_post_ids))
