-- Grain: one of the tables named, and where it stands, in the order of the names. Parameters:
-- names.
select t.database_name as database, t.schema_name as schema, t.table_name as name
from duckdb_tables() as t
where not t.temporary and list_contains($names::varchar[], t.table_name)
order by list_position($names::varchar[], t.table_name)
