-- Applications that the marks in pg_temp.dirty lead to: one row per application, by the facts as
-- they stand.
with
job_posts as (
    select p.id
    from corrected.job_posts as p
    where p.id = any (
        etl.ids_naming(
            'job_posts', 'company_id',
            array (select key from pg_temp.dirty where entity = 'company')
        )
    )
    union
    select key from pg_temp.dirty where entity = 'job_post'
)

select key from pg_temp.dirty where entity = 'application'
union
select a.id
from corrected.applications as a
where a.id = any (etl.ids_naming('applications', 'job_post_id', array (select id from job_posts)))
union
select l.application_id
from corrected.email_application_links as l
where l.id = any (
    etl.ids_naming(
        'email_application_links', 'email_id',
        array (select key from pg_temp.dirty where entity = 'email')
    )
)
union
select i.application_id
from corrected.interviews as i
where i.id = any (array (select key from pg_temp.dirty where entity = 'interview'))
