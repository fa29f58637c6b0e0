-- Sessions that the marks in pg_temp.dirty lead to: one row per session, by the facts as they stand.
with
job_posts as (
    select p.id
    from corrected.job_posts as p
    where p.company_id = any (array (select key from pg_temp.dirty where entity = 'company'))
    union
    select key from pg_temp.dirty where entity = 'job_post'
)

select a.session_id as key
from corrected.applications as a
where a.job_post_id = any (array (select id from job_posts))
union
select a.session_id
from corrected.applications as a
where a.id = any (array (select key from pg_temp.dirty where entity = 'application'))
union
select key from pg_temp.dirty where entity = 'session'
