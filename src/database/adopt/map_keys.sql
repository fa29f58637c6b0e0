-- Grain: one statement by which copies of a second database name rows of a table by the ids that
-- these have here, where a row is known by another key, such as a person by the address. The tables
-- that others refer to come first. Needs copied_keys. No parameters.
select
    child.made::regclass::text as table_name,
    parent.made::regclass::text as other_table,
    format(
        'update %1$s as c
        set %2$I = h.id::text::%3$s
        from %4$s as s
        join %5$s as h on %6$s
        where c.%2$I::text = s.id::text and h.id::text <> s.id::text',
        child.copy::regclass, copied.attname, format_type(copied.atttypid, copied.atttypmod),
        parent.copy::regclass, parent.here::regclass, parent.condition
    ) as statement
from pg_catalog.pg_constraint as f
join (select distinct copy, made from pg_temp.copied_keys) as child on child.made = f.conrelid
join pg_temp.copied_keys as parent on parent.made = f.confrelid and parent.type = 'u'
join pg_catalog.pg_attribute as key on key.attrelid = f.conrelid and key.attnum = f.conkey[1]
join pg_catalog.pg_attribute as copied
    on copied.attrelid = child.copy and copied.attname = key.attname and not copied.attisdropped
where f.contype = 'f'
order by parent.made, child.made
