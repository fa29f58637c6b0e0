-- Grain: one column of one table to export, in the order of table and column. Parameters:
-- defined_views (their names, with commas).
-- The tables are the corrected views, typed and commented as the base tables, and few views of etl
-- beside them. A corrected view is made from its table, whose comment may have changed since.
with base_tables as (
    select c.oid, c.relname as table_name
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname || '.' || c.relname = any (etl.model_tables())
),

-- What is said of a table is worked out once, not for each of its columns.
exported as materialized (
    select
        c.oid,
        n.nspname as schema_name,
        c.relname as table_name,
        t.oid as base,
        pg_catalog.obj_description(c.oid, 'pg_class') as table_comment,
        pg_catalog.has_table_privilege(c.oid, 'select') as readable,
        -- A view of etl is computed while it is read: null.
        case
            when t.oid is not null or c.relkind = 'r'
                then pg_catalog.pg_table_size(coalesce(t.oid, c.oid))
        end as bytes
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    left join base_tables as t on n.nspname = 'corrected' and t.table_name = c.relname
    where n.nspname = 'corrected' and c.relkind = 'v'
        or n.nspname = 'etl' and c.relkind in ('r', 'v') and (c.relname in (
            'application_facts', 'latest_session_digests', 'response_times', 'application_funnel',
            'unrecognised_senders', 'mail_without_rules', 'mail_in_doubt', 'mail_to_review',
            'answers_without_application', 'shared_outcomes', 'runs', 'run_steps', 'check_runs',
            'check_failures'
        ) or c.relname = any(string_to_array(:'defined_views', ',')))
)

select
    e.schema_name,
    e.table_name,
    e.table_comment,
    a.attname as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    pg_catalog.col_description(e.oid, a.attnum) as column_comment,
    pg_catalog.col_description(b.attrelid, b.attnum) as base_comment,
    e.readable,
    (
        select min(p.relname)
        from pg_catalog.pg_constraint as k
        join pg_catalog.pg_class as p on p.oid = k.confrelid
        where k.conrelid = e.base and k.contype = 'f' and k.conkey = array[b.attnum]
    ) as refers_to,
    -- Of a CHECK such as `tier = ANY (ARRAY['top'::text, 'normal'::text])`.
    array(
        select word[1]
        from pg_catalog.pg_constraint as k
        cross join lateral pg_catalog.regexp_matches(
            pg_catalog.pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g'
        ) as word
        where k.conrelid = e.base and k.contype = 'c' and k.conkey = array[b.attnum]
            and pg_catalog.pg_get_constraintdef(k.oid) ~ 'ARRAY\['
    ) as allowed,
    e.bytes
from exported as e
join pg_catalog.pg_attribute as a on a.attrelid = e.oid and a.attnum > 0 and not a.attisdropped
left join pg_catalog.pg_attribute as b
    on b.attrelid = e.base and b.attname = a.attname and b.attnum > 0
order by e.table_name, a.attnum
