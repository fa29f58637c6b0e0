-- Adds rules. Parameter: a JSON array of rows of etl.dirty_rules.
insert into etl.dirty_rules (
    transform, table_name, entity, key_field, watched_fields, on_insert, row_filter
)
select r.transform, r.table_name, r.entity, r.key_field, r.watched_fields, r.on_insert, r.row_filter
from jsonb_to_recordset(:'rules'::jsonb) as r (
    transform text, table_name text, entity text, key_field text, watched_fields text[],
    on_insert boolean, row_filter text
)
