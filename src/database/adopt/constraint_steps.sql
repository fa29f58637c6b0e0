-- Grain: one statement that brings the constraints of adopted tables to those of schema/, in order:
-- `drop` goes before `rename`, and that before `add`. `offenders` counts the rows that keep it from
-- being done. `returns` is true of a foreign key that gives way while its columns change their
-- types. No parameters.
with live as (
    select * from pg_temp.shown_constraints
),

missing as (
    select m.*
    from pg_temp.model_constraints as m
    where not exists (
        select
        from live as l
        where (l.table_name, l.name, l.definition) = (m.table_name, m.name, m.definition)
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

casts as (
    select m.table_name, m.column_name
    from pg_temp.model_columns as m
    join pg_temp.shown_columns as l using (table_name, column_name)
    where m.type <> l.type
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
    exists (
        select
        from pg_temp.model_constraints as m
        where (m.table_name, m.definition) = (l.table_name, l.definition)
    ) as returns,
    format('alter table %s drop constraint %I', table_name, name) as statement
from live as l
where type = 'f' and exists (
        select
        from casts as c
        where (c.table_name = l.table_name and c.column_name = any (l.columns))
            or (c.table_name = l.other_table and c.column_name = any (l.other_columns))
    )
    or exists (
        select from missing as m
        where m.table_name = l.table_name
            and m.definition <> l.definition
            and (m.name = l.name or m.type = 'p' and l.type = 'p')
    )

union all

select
    'rename', table_name, name, 1, null, null, null,
    format('alter table %s rename constraint %I to %I', table_name, old_name, name)
from alike

union all

select
    -- A foreign key needs the key it refers to.
    'add', table_name, name, array_position(array['p', 'u', 'c', 'f'], type), 'added', offenders,
    null,
    format('alter table %s add constraint %I %s', table_name, name, definition)
from missing

order by position, table_name, name
