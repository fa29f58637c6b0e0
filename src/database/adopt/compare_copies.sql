-- Grain: one table that was copied from a second database, with the SELECT that compares it with the table here: how many
-- rows the copy has, whether there are others here than those that a migration has made, how many of the copy are not among
-- those here, and how many are, with other contents. Parameters: schema, that of the copies; local, a JSON array of the
-- names of tables that still stand in schema public.
with tables as (
    select
        copy.oid as copy,
        copy.relname::text as name,
        made.oid as made,
        case
            when :'local'::jsonb ? copy.relname then to_regclass(format('public.%I', copy.relname)) else made.oid
        end as here
    from pg_catalog.pg_class as copy
    join pg_catalog.pg_class as made
        on made.relname = copy.relname
        and made.relnamespace in ('nyx'::regnamespace, 'saturnus'::regnamespace)
        and made.relkind = 'r'
    where copy.relnamespace = to_regnamespace(:'schema') and copy.relkind = 'r'
),

-- Rows are the same by their id, or by what else the data model says is unique.
keys as (
    select
        t.copy,
        string_agg(format('h.%1$I::text = s.%1$I::text', a.attname), ' and ' order by a.attname) as condition
    from tables as t
    join pg_catalog.pg_constraint as k on k.conrelid = t.made and k.contype in ('p', 'u')
    join pg_catalog.pg_attribute as a on a.attrelid = t.made and a.attnum = any (k.conkey)
    group by t.copy, k.oid
    having bool_and(
        exists (
            select
            from pg_catalog.pg_attribute as c
            join pg_catalog.pg_attribute as l using (attname)
            where c.attrelid = t.copy and l.attrelid = t.here and c.attname = a.attname
                and not c.attisdropped and not l.attisdropped
        )
    )
),

unknown as (
    select
        t.copy,
        string_agg(
            format('not exists (select from %s as h where %s)', t.here::regclass, k.condition), ' and ' order by k.condition
        ) as condition
    from tables as t
    join keys as k using (copy)
    group by t.copy
)

select
    t.name,
    t.made::regclass::text as table_name,
    format(
        'select
            (select count(*) from %1$s) as rows,
            exists (
                select
                from %2$s as h
                where not exists (
                    select from etl.migrations as m where m.applied_at = (to_jsonb(h) ->> ''created_at'')::timestamptz
                )
            ) as has_rows,
            (select count(*) from %1$s as s where %3$s) as unknown,
            (select min(s.id::text) from %1$s as s where %3$s) as example_id,
            (
                select count(*)
                from %1$s as s
                join %2$s as h on h.id::text = s.id::text
                where not to_jsonb(h) @> to_jsonb(s)
            ) as different',
        t.copy::regclass, t.here::regclass, u.condition
    ) as statement
from tables as t
join unknown as u using (copy)
order by t.name
