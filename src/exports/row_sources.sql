-- Grain: one table whose rows are exported as they lie, directly or through its corrected view. No parameters.
-- `origin` is another as soon as equal versions of rows could mean other values; see decision 14. Left out are tables of
-- which that cannot be told.
with sources as (
    select b.oid, n.nspname as base_schema, b.relname as name, v.oid as view_oid
    from pg_catalog.pg_class as b
    join pg_catalog.pg_namespace as n on n.oid = b.relnamespace
    join pg_catalog.pg_am as m on m.oid = b.relam and m.amname = 'heap'
    left join pg_catalog.pg_class as v
        on v.relnamespace = 'corrected'::regnamespace and v.relname = b.relname and n.nspname <> 'etl'
    where b.relkind = 'r' and n.nspname in ('nyx', 'saturnus', 'etl')
),

-- The same number of a transaction comes again after 2^32 of them.
history as (
    select concat_ws(
        ' ',
        (select c.system_identifier from pg_catalog.pg_control_system() as c),
        (select d.oid from pg_catalog.pg_database as d where d.datname = current_database()),
        current_setting('server_version_num'),
        (pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::numeric / 2::numeric ^ 31)::bigint,
        pg_catalog.pg_relation_filenode('etl.corrected_fields')
    ) as text
),

corrections as (
    select
        c.table_name,
        array_agg(distinct c.field_name::text) as fields,
        concat_ws(' ', count(*), bit_xor(pg_catalog.hash_record_extended(row(c.ctid, c.xmin), 0))) as versions
    from etl.corrected_fields as c
    group by c.table_name
)

select
    case when s.base_schema = 'etl' then 'etl' else 'corrected' end as schema,
    s.name,
    s.base_schema,
    concat_ws(' ', h.text, s.oid, pg_catalog.pg_relation_filenode(s.oid), c.versions, catalog.versions) as origin,
    coalesce(c.fields, '{}') as corrected_fields
from sources as s
cross join history as h
left join corrections as c on c.table_name = s.name and s.base_schema <> 'etl'
cross join lateral (
    select string_agg(concat_ws(' ', a.attrelid, a.attnum, a.xmin, a.ctid), ',' order by a.attrelid, a.attnum) as versions
    from (
        select a.attrelid, a.attnum, a.xmin, a.ctid
        from pg_catalog.pg_attribute as a
        where a.attrelid in (s.oid, s.view_oid) and a.attnum > 0
        union all
        select r.ev_class, 0, r.xmin, r.ctid
        from pg_catalog.pg_rewrite as r
        where r.ev_class = s.view_oid
    ) as a
) as catalog
where s.base_schema = 'etl' or s.view_oid is not null
    -- What a corrected view reads besides would change its rows, too.
    and not exists (
        select
        from pg_catalog.pg_rewrite as r
        join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid
        where r.ev_class = s.view_oid
            and d.refclassid = 'pg_catalog.pg_class'::regclass
            and d.refobjid not in (s.view_oid, s.oid, 'etl.corrected_fields'::regclass)
    )
    -- A computed value, or a word of an enumeration, can change without its row.
    and not exists (
        select
        from pg_catalog.pg_attribute as a
        join pg_catalog.pg_type as t on t.oid = a.atttypid
        left join pg_catalog.pg_type as e on e.oid = t.typelem
        where a.attrelid = s.oid and a.attnum > 0 and not a.attisdropped
            and (a.attgenerated = 'v' or t.typtype <> 'b' or e.typtype <> 'b')
    )
