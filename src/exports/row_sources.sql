-- Grain: one exported table or view whose rows are those of one table, corrections applied. No
-- parameters. `origin` is another as soon as equal versions of rows could mean other values; see
-- decision 14. Left out are those of which that cannot be told.
with relations as (
    select r.oid, n.nspname as schema, r.relname as name, r.relkind as kind
    from pg_catalog.pg_class as r
    join pg_catalog.pg_namespace as n on n.oid = r.relnamespace
    where n.nspname = 'corrected' and r.relkind = 'v'
        or n.nspname = 'etl' and r.relkind in ('r', 'v')
),

-- The tables and views that a view reads.
inputs as (
    select distinct r.ev_class as oid, d.refobjid as input
    from pg_catalog.pg_rewrite as r
    join pg_catalog.pg_depend as d
        on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid
    where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> r.ev_class
),

-- Few views read one table only, and how a view is written is long.
views_of_one as materialized (
    select r.oid, r.schema, r.name, min(i.input::text)::oid as input
    from relations as r
    join inputs as i on i.oid = r.oid
    where r.schema = 'etl' and r.kind = 'v'
    group by r.oid, r.schema, r.name
    having count(distinct i.input) = 1
),

sources as (
    select r.oid, r.schema, r.name, r.oid as base
    from relations as r
    where r.kind = 'r'
    union all
    -- What a company's view reads besides, it does for roles that see some persons only.
    select r.oid, r.schema, r.name, b.oid
    from relations as r
    join pg_catalog.pg_class as b on b.relname = r.name and b.relkind = 'r'
    join pg_catalog.pg_namespace as n on n.oid = b.relnamespace
    where r.schema = 'corrected'
        and n.nspname || '.' || b.relname = any (etl.model_tables())
        and (
            not exists (
                select
                from inputs as i
                where i.oid = r.oid and i.input not in (b.oid, 'etl.corrected_fields'::regclass)
            )
            or r.name in ('company_metrics_daily', 'company_properties')
                and etl.persons_of(current_user) is null
        )
    union all
    -- A view of one table, in which nothing is called that could give something else another time.
    select v.oid, v.schema, v.name, v.input
    from views_of_one as v
    join pg_catalog.pg_rewrite as w on w.ev_class = v.oid
    where w.ev_action::text !~ 'SQLVALUEFUNCTION|COERCEVIAIO|ROWCOMPARE|XMLEXPR|JSON|SUBLINK'
        and not exists (
            select
            from regexp_matches(w.ev_action::text, '(?:funcid|fnoid) ([0-9]+)', 'g') as f
            join pg_catalog.pg_proc as p on p.oid = f[1]::oid
            where p.provolatile <> 'i'
        )
),

-- The same number of a transaction comes again after 2^32 of them.
history as (
    select concat_ws(
        ' ',
        (select c.system_identifier from pg_catalog.pg_control_system() as c),
        (select d.oid from pg_catalog.pg_database as d where d.datname = current_database()),
        current_setting('server_version_num'),
        pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint >> 31,
        pg_catalog.pg_relation_filenode('etl.corrected_fields')
    ) as text
),

corrections as (
    select
        c.table_name,
        array_agg(distinct c.field_name::text) as fields,
        concat_ws(
            ' ', count(*), bit_xor(pg_catalog.hash_record_extended(row(c.ctid, c.xmin), 0))
        ) as versions
    from etl.corrected_fields as c
    group by c.table_name
)

select
    s.schema,
    s.name,
    n.nspname as base_schema,
    b.relname as base_name,
    concat_ws(
        ' ', h.text, b.oid, pg_catalog.pg_relation_filenode(b.oid), c.versions, catalog.versions
    ) as origin,
    coalesce(c.fields, '{}') as corrected_fields
from sources as s
join pg_catalog.pg_class as b on b.oid = s.base and b.relkind = 'r'
join pg_catalog.pg_namespace as n on n.oid = b.relnamespace
join pg_catalog.pg_am as m on m.oid = b.relam and m.amname = 'heap'
cross join history as h
left join corrections as c on s.schema = 'corrected' and c.table_name = s.name
cross join lateral (
    select string_agg(
        concat_ws(' ', a.relation, a.number, a.xmin, a.ctid), ',' order by a.relation, a.number
    ) as versions
    from (
        select a.attrelid as relation, a.attnum as number, a.xmin, a.ctid
        from pg_catalog.pg_attribute as a
        where a.attrelid in (s.base, s.oid) and a.attnum > 0
        union all
        select r.ev_class, 0, r.xmin, r.ctid
        from pg_catalog.pg_rewrite as r
        where r.ev_class = s.oid
    ) as a
) as catalog
-- A computed value, or a word of an enumeration, can change without its row.
where not exists (
    select
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_type as t on t.oid = a.atttypid
    left join pg_catalog.pg_type as e on e.oid = t.typelem
    where a.attrelid = s.base and a.attnum > 0 and not a.attisdropped
        and (a.attgenerated = 'v' or t.typtype <> 'b' or e.typtype <> 'b')
)
