-- Grain: one table of the warehouse, by name: what a row is, and how many there are. No parameters.
select t.table_name as name, t.comment, t.estimated_size as rows
from duckdb_tables() as t
where not t.temporary and t.schema_name not in ('etl', 'information_schema')
order by t.table_name
