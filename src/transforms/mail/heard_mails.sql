-- Grain: one message of pg_temp.scope (is_due), or one that says what these are about: what they
-- answer, what that answers, and what stands in the same conversation. Parameters: whole.
create temporary table heard on commit drop as
with
due as materialized (
    select e.id, e.thread_id, e.in_reply_to_message_id as parent_id
    from pg_temp.scope
    join corrected.emails as e on e.id = scope.key
),

others as (
    select parent_id as id from due
    union
    select p.in_reply_to_message_id
    from corrected.emails as p
    where p.id = any (array (select parent_id from due))
    union
    select unnest(
        etl.ids_naming(
            'emails', 'thread_id',
            array (select distinct thread_id from due where thread_id is not null)
        )
    )
)

select scope.key as email_id, true as is_due from pg_temp.scope
union all
select o.id, false
from others as o
where not :'whole'::boolean
    and o.id is not null
    and not exists (select from pg_temp.scope where scope.key = o.id)
