-- Grain: one statement that brings the indexes of adopted tables to those of schema/, in order:
-- `drop` goes before `rename`, and that before `add`. No parameters.
with live as (
    select * from pg_temp.shown_indexes
),

missing as (
    select m.*
    from pg_temp.model_indexes as m
    where not exists (
        select
        from live as l
        where (l.table_name, l.name, l.definition) = (m.table_name, m.name, m.definition)
    )
),

alike as (
    select distinct on (m.table_name, m.definition) m.table_name, m.name, l.index_name
    from missing as m
    join live as l using (table_name, definition)
    where not exists (
        select
        from pg_temp.model_indexes as known
        where (known.table_name, known.name) = (l.table_name, l.name)
    )
    order by m.table_name, m.definition, l.name
)

select
    'drop' as step, l.table_name, l.name, null as done, 'drop index ' || l.index_name as statement
from live as l
join missing as m on (m.table_name, m.name) = (l.table_name, l.name)

union all

select 'rename', table_name, name, null, format('alter index %s rename to %I', index_name, name)
from alike

union all

-- Those that only deletions look up, and the data model never had, are not worth telling.
select
    'add', table_name, name,
    case when not exists (
        select from pg_constraint as k
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and k.conrelid = m.table_name::regclass
            and statement like format('%%(%1$I) WHERE (%1$I IS NOT NULL)', a.attname)
    ) then 'added' end,
    statement
from missing as m

order by table_name, name
