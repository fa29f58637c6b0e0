-- Grain: one column of a table of the warehouse, in order. Parameters: name.
select c.column_name as name, c.data_type as type, c.comment
from duckdb_columns() as c
where c.table_name = $name
order by c.column_index
