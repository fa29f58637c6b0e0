-- Grain: one table that was copied from a second database, with the SELECT that compares it with
-- the table here: how many of its rows are not among those here, and how many are, with other
-- contents. Needs copied_keys. No parameters.
with tables as (
    select
        copy, name, made, here,
        string_agg(
            format('not exists (select from %s as h where %s)', here::regclass, condition),
            ' and ' order by condition
        ) as unknown
    from pg_temp.copied_keys
    group by copy, name, made, here
)

select
    t.name,
    t.made::regclass::text as table_name,
    t.copy::regclass::text as copy,
    t.here::regclass::text as here,
    format(
        'select
            (select count(*) from %1$s as s where %3$s) as unknown,
            (select min(s.id::text) from %1$s as s where %3$s) as example_id,
            (
                select count(*)
                from %1$s as s
                join %2$s as h on h.id::text = s.id::text
                where not to_jsonb(h) @> to_jsonb(s)
            ) as different',
        t.copy::regclass, t.here::regclass, t.unknown
    ) as statement
from tables as t
order by t.name
