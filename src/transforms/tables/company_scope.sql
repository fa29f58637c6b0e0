-- Companies that the marks in pg_temp.dirty lead to: one row per company, by the facts as they
-- stand.
with
interviews as (
    select i.application_id, i.company_id
    from corrected.interviews as i
    where i.id = any (array (select key from pg_temp.dirty where entity = 'interview'))
),

application_ids as (
    select key as id from pg_temp.dirty where entity = 'application'
    union
    select application_id from interviews
)

select key from pg_temp.dirty where entity = 'company'
union
select company_id from interviews
union
select f.company_id
from etl.application_facts as f
where f.id = any (array (select id from application_ids))
