-- Grain: one statement that brings the constraints of adopted tables to those of schema/, in order: `drop` goes before
-- `rename`, and that before `add`. `offenders` counts the rows that keep it from being done. Parameter: keys, whether
-- every foreign key gives way, because columns change their types.
with live as (
    select * from pg_temp.shown_constraints
),

missing as (
    select m.*
    from pg_temp.model_constraints as m
    where not exists (
        select from live as l where (l.table_name, l.name, l.definition) = (m.table_name, m.name, m.definition)
    )
),

extra as (
    select l.*
    from live as l
    where exists (select from pg_temp.model_constraints as m where m.table_name = l.table_name)
        and not exists (
            select from pg_temp.model_constraints as m
            where (m.table_name, m.name, m.definition) = (l.table_name, l.name, l.definition)
        )
),

alike as (
    select distinct on (m.table_name, m.definition) m.table_name, m.name, e.name as old_name
    from missing as m
    join extra as e using (table_name, definition)
    order by m.table_name, m.definition, e.name
)

select
    'drop' as step, table_name, name, 1 as position,
    case
        when not exists (
            select from pg_temp.model_constraints as m
            where m.table_name = l.table_name and (m.name = l.name or m.definition = l.definition)
        ) then 'dropped'
    end as done,
    null as offenders,
    format('alter table %s drop constraint %I', table_name, name) as statement
from live as l
where :'keys'::boolean and type = 'f'
    or exists (
        select from missing as m
        where m.table_name = l.table_name
            and m.definition <> l.definition
            and (m.name = l.name or m.type = 'p' and l.type = 'p')
    )

union all

select
    'rename', table_name, name, 1, null, null,
    format('alter table %s rename constraint %I to %I', table_name, old_name, name)
from alike

union all

select
    -- A foreign key needs the key it refers to.
    'add', table_name, name, array_position(array['p', 'u', 'c', 'f'], type), 'added', offenders,
    format('alter table %s add constraint %I %s', table_name, name, definition)
from missing

order by position, table_name, name
