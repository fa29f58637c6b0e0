-- Grain: one column of one table to export, in the order of table and column. No parameters.
-- The tables are the corrected views, typed and commented as the base tables, and few views of etl beside them.
with exported as (
    select c.oid, n.nspname as schema_name, c.relname as table_name
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = 'corrected' and c.relkind = 'v'
        or n.nspname = 'etl' and c.relname in (
            'latest_session_digests', 'response_times', 'application_funnel', 'application_costs',
            'unrecognised_senders', 'mail_in_doubt', 'answers_without_application'
        )
)

select
    e.schema_name,
    e.table_name,
    pg_catalog.obj_description(e.oid, 'pg_class') as table_comment,
    a.attname as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    coalesce(pg_catalog.col_description(e.oid, a.attnum), base_column.comment) as column_comment
from exported as e
join pg_catalog.pg_attribute as a on a.attrelid = e.oid and a.attnum > 0 and not a.attisdropped
-- A view of etl shows a derived table; what its columns are for stands in the comments of that table.
left join lateral (
    select pg_catalog.col_description(b.attrelid, b.attnum) as comment
    from pg_catalog.pg_attribute as b
    where e.schema_name = 'etl'
        and b.attrelid = pg_catalog.to_regclass('nyx.' || pg_catalog.replace(e.table_name, 'latest_', ''))
        and b.attname = a.attname
) as base_column on true
order by e.table_name, a.attnum
