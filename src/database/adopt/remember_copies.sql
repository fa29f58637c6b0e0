-- By which columns rows of a table that was copied from a second database are those of the table
-- here: by their id, and by what else the data model says is unique. Parameters: schema, that of
-- the copies; local, a JSON array of the names of tables that still stand in schema public.
create temporary table copied_keys on commit drop as
with tables as (
    select
        copy.oid as copy,
        copy.relname::text as name,
        made.oid as made,
        case
            when :'local'::jsonb ? copy.relname
                then to_regclass(format('public.%I', copy.relname))
            else made.oid
        end as here
    from pg_catalog.pg_class as copy
    join pg_catalog.pg_class as made
        on made.relname = copy.relname
        and made.relnamespace in ('nyx'::regnamespace, 'saturnus'::regnamespace)
        and made.relkind = 'r'
    where copy.relnamespace = to_regnamespace(:'schema') and copy.relkind = 'r'
)

select
    t.copy,
    t.name,
    t.made,
    t.here,
    k.contype::text as type,
    string_agg(
        format('h.%1$I::text = s.%1$I::text', a.attname), ' and ' order by a.attname
    ) as condition
from tables as t
join pg_catalog.pg_constraint as k on k.conrelid = t.made and k.contype in ('p', 'u')
join pg_catalog.pg_attribute as a on a.attrelid = t.made and a.attnum = any (k.conkey)
group by t.copy, t.name, t.made, t.here, k.contype, k.oid
having bool_and(
    exists (
        select
        from pg_catalog.pg_attribute as c
        join pg_catalog.pg_attribute as l using (attname)
        where c.attrelid = t.copy and l.attrelid = t.here and c.attname = a.attname
            and not c.attisdropped and not l.attisdropped
    )
)
