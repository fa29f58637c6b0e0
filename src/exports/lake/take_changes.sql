-- Grain: one key that changed since the last export. Takes the marks that the snapshot sees: they
-- are gone if, and only if, the transaction commits that writes what they stand for.
with
marks as (delete from etl.dirty_keys where transform = 'lake' returning entity, keys),

marked as (
    select m.entity, k.key
    from marks as m
    left join lateral unnest(m.keys) as k (key) on true
)

insert into pg_temp.changed (entity, key)
select entity, key from marked where entity in ('application', 'model_call')
union
select 'application', i.application_id
from corrected.interviews as i
where i.id = any (array(select key from marked where entity = 'interview'))
union
select 'everything', null from marked where entity = 'everything'
