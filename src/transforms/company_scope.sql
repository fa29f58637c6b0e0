-- Companies that the marks in pg_temp.dirty lead to: one row per company, by the facts as they stand.
with
interviews as (
    select i.application_id, i.company_id
    from corrected.interviews as i
    where i.id = any (array (select key from pg_temp.dirty where entity = 'interview'))
),

application_ids as (
    select key as id from pg_temp.dirty where entity = 'application'
    union
    select l.application_id
    from corrected.email_application_links as l
    where l.id = any (
        etl.ids_naming('email_application_links', 'email_id', array (select key from pg_temp.dirty where entity = 'email'))
    )
    union
    select application_id from interviews
),

job_post_ids as (
    select key as id from pg_temp.dirty where entity = 'job_post'
    union
    select a.job_post_id
    from corrected.applications as a
    where a.id = any (array (select id from application_ids))
)

select key from pg_temp.dirty where entity = 'company'
union
select company_id from interviews
union
select p.company_id
from corrected.job_posts as p
where p.id = any (array (select id from job_post_ids))
