-- Grain: one column of the table or view that a name means, in order. Parameters: name, alone or
-- after its schema; where two schemas have it, the one a statement would read.
select
    c.schema_name as schema, c.table_name as table, c.column_name as name, c.data_type as type,
    c.comment
from duckdb_columns() as c
where
    c.database_name = 'warehouse'
    and c.schema_name in ('raw', 'marts', 'meta', 'main')
    and lower($name) in (lower(c.table_name), lower(c.schema_name || '.' || c.table_name))
qualify dense_rank() over (
    order by list_position(['main', 'raw', 'marts', 'meta'], c.schema_name)
) = 1
order by c.column_index
