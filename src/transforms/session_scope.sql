-- Sessions that the marks in pg_temp.dirty lead to: one row per session, by the facts as they stand.
with
job_posts as (
    select p.id
    from corrected.job_posts as p
    where p.id = any (etl.ids_naming('job_posts', 'company_id', array (select key from pg_temp.dirty where entity = 'company')))
    union
    select key from pg_temp.dirty where entity = 'job_post'
)

select a.session_id as key
from corrected.applications as a
where a.id = any (etl.ids_naming('applications', 'job_post_id', array (select id from job_posts)))
union
select a.session_id
from corrected.applications as a
where a.id = any (array (select key from pg_temp.dirty where entity = 'application'))
union
select key from pg_temp.dirty where entity = 'session'
