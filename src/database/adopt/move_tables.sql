-- Grain: one statement that puts tables into the place of those that schema/ has made, in order.
-- Parameter: moving, a JSON array of tables, {source, schema, name}: where it stands, and where it
-- belongs. What is dropped is empty. `done` is what it does, in words, or null for what goes
-- without saying.
with recursive moving as (
    select
        format('%I.%I', m.schema, m.name) as name,
        to_regclass(format('%I.%I', m.schema, m.name)) as made,
        to_regclass(format('%I.%I', m.source, m.name)) as adopted,
        case
            when m.source <> 'public' then to_regclass(format('public.%I', m.name))
        end as replaced,
        m.schema
    from jsonb_to_recordset(:'moving'::jsonb) as m (source text, schema text, name text)
),

tables as (
    select
        m.*,
        made.reloptions as made_options,
        adopted.relowner,
        adopted.relacl,
        etl.relowner as owner
    from moving as m
    join pg_class as made on made.oid = m.made
    join pg_class as adopted on adopted.oid = m.adopted
    join pg_class as etl on etl.oid = 'etl.dirty_keys'::regclass
),

gone as (
    select made as oid from moving
    union all
    select replaced from moving where replaced is not null
),

-- Who could use a table in schema public has to get into its new schema.
grantees as (
    select t.schema, t.name, g.grantee, true as is_owner
    from tables as t
    cross join lateral (select t.relowner as grantee) as g
    where t.relowner <> t.owner
    union
    select t.schema, t.name, g.grantee, false
    from tables as t
    cross join lateral aclexplode(t.relacl) as g
    where g.grantee not in (t.relowner, t.owner)
),

-- Those that a crash empties; what refers to one has to stay so until that one does not.
unlogged as (
    select t.adopted as oid, 0 as depth
    from tables as t
    join pg_class as c on c.oid = t.adopted and c.relpersistence = 'u'
    union
    select k.conrelid, u.depth + 1
    from unlogged as u
    join pg_constraint as k on k.confrelid = u.oid and k.contype = 'f' and k.conrelid <> k.confrelid
    join tables as t on t.adopted = k.conrelid
    where u.depth < 100
),

statements as (
    -- Keys of tables that stay come back with what is completed.
    select 1 as step, k.conname::text as item,
        format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as statement,
        null as done
    from pg_constraint as k
    where k.contype = 'f'
        and k.confrelid in (select oid from gone)
        and k.conrelid not in (select oid from gone)
    union all
    select 2, '', 'drop table ' || string_agg(oid::regclass::text, ', ' order by oid), null
    from gone
    having count(*) > 0
    union all
    select 3, name, format('alter table %s owner to %s', adopted, owner::regrole),
        format(
            'table %s: belonged to %s, which may read and write as before', name, relowner::regrole
        )
    from tables
    where relowner <> owner
    union all
    select 4, name, format('alter table %s set schema %I', adopted, schema), null
    from tables
    union all
    select
        5, name, format('alter table %s set (%s)', name, array_to_string(made_options, ', ')), null
    from tables
    where made_options is not null
    union all
    select
        6, name, format('grant select, insert, update, delete on %s to %s', name, grantee::regrole),
        null
    from grantees
    where is_owner
    union all
    select distinct 7, schema,
        format(
            'grant usage on schema %I to %s', schema,
            case grantee
                when 0 then 'public'
                else grantee::regrole::text
            end
        ),
        null
    from grantees
    union all
    select
        8, lpad(max(u.depth)::text, 3, '0') || t.name,
        format('alter table %s set logged', t.name),
        format('table %s: no longer unlogged, which a crash would empty', t.name)
    from unlogged as u
    join tables as t on t.adopted = u.oid
    group by t.name
    union all
    -- The data model's own trigger stamps every update; that of schema/code only one that changes
    -- the row.
    select 9, m.name, format('drop trigger %I on %s', g.tgname, m.name),
        format('trigger %I of %s: gives way to set_updated_at', g.tgname, m.name)
    from tables as m
    join pg_trigger as g on g.tgrelid = m.adopted and not g.tgisinternal
    join pg_proc as p on p.oid = g.tgfoid and p.proname = 'update_updated_at_column'
)

select statement, done
from statements
order by step, item, statement
