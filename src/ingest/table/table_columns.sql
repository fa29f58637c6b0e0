-- Grain: one column of a table, in order. Parameter: table_name (schema-qualified).
select
    a.attname as name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as required,
    a.atthasdef as has_default,
    -- pg_get_expr would wait for whoever holds the table.
    coalesce(
        d.adbin::text like '{FUNCEXPR :funcid ' || 'pg_catalog.now()'::regprocedure::oid || ' %',
        false
    ) as is_now,
    pg_catalog.col_description(a.attrelid, a.attnum) as comment
from pg_catalog.pg_attribute as a
left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = :'table_name'::regclass
    and a.attnum > 0
    and not a.attisdropped
    and a.attgenerated = ''
order by a.attnum;
