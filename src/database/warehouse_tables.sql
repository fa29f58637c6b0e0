-- Grain: one table or view of the warehouse: what a row is, and how many there are. Parameters:
-- view_rows, the rows of each view by schema and name as JSON, since DuckDB knows only those of
-- tables.
with relations as (
    select t.schema_name, t.table_name as name, 'table' as kind, t.estimated_size as rows, t.comment
    from duckdb_tables() as t
    where t.database_name = 'warehouse'
    union all
    select
        v.schema_name, v.view_name, 'view',
        (
            map_extract_value(
                from_json($view_rows::json, '"MAP(VARCHAR, BIGINT)"'),
                v.schema_name || '.' || v.view_name
            )
        ),
        v.comment
    from duckdb_views() as v
    where v.database_name = 'warehouse' and not v.internal
)
select r.schema_name as schema, r.name, r.kind, r.rows, r.comment
from relations as r
where r.schema_name in ('raw', 'marts', 'meta', 'main')
order by list_position(['main', 'raw', 'marts', 'meta'], r.schema_name), r.name
