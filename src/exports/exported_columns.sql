-- Grain: one column of one table to export, in the order of table and column. Parameters:
-- defined_views (their names, with commas).
-- The tables are the corrected views, typed and commented as the base tables, and few views of etl
-- beside them.
with exported as (
    select c.oid, c.relkind, n.nspname as schema_name, c.relname as table_name
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = 'corrected' and c.relkind = 'v'
        or n.nspname = 'etl' and c.relkind in ('r', 'v') and (c.relname in (
            'application_facts', 'latest_session_digests', 'response_times', 'application_funnel',
            'unrecognised_senders', 'mail_without_rules', 'mail_in_doubt', 'mail_to_review',
            'answers_without_application', 'shared_outcomes', 'runs', 'run_steps', 'check_runs',
            'check_failures'
        ) or c.relname = any(string_to_array(:'defined_views', ',')))
),

-- A corrected view is made from its table, whose comment may have changed since.
base_tables as (
    select c.oid, c.relname as table_name
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('nyx', 'saturnus')
)

select
    e.schema_name,
    e.table_name,
    pg_catalog.obj_description(e.oid, 'pg_class') as table_comment,
    a.attname as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    pg_catalog.col_description(e.oid, a.attnum) as column_comment,
    pg_catalog.col_description(b.attrelid, b.attnum) as base_comment,
    pg_catalog.has_table_privilege(e.oid, 'select') as readable,
    (
        select min(p.relname)
        from pg_catalog.pg_constraint as k
        join pg_catalog.pg_class as p on p.oid = k.confrelid
        where k.conrelid = t.oid and k.contype = 'f' and k.conkey = array[b.attnum]
    ) as refers_to,
    -- Of a CHECK such as `tier = ANY (ARRAY['top'::text, 'normal'::text])`.
    array(
        select word[1]
        from pg_catalog.pg_constraint as k
        cross join lateral pg_catalog.regexp_matches(
            pg_catalog.pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g'
        ) as word
        where k.conrelid = t.oid and k.contype = 'c' and k.conkey = array[b.attnum]
            and pg_catalog.pg_get_constraintdef(k.oid) ~ 'ARRAY\['
    ) as allowed,
    -- A view of etl is computed while it is read: null.
    case
        when t.oid is not null or e.relkind = 'r'
            then pg_catalog.pg_table_size(coalesce(t.oid, e.oid))
    end as bytes
from exported as e
join pg_catalog.pg_attribute as a on a.attrelid = e.oid and a.attnum > 0 and not a.attisdropped
left join base_tables as t on e.schema_name = 'corrected' and t.table_name = e.table_name
left join pg_catalog.pg_attribute as b
    on b.attrelid = t.oid and b.attname = a.attname and b.attnum > 0
order by e.table_name, a.attnum
