-- Grain: one statement that makes etl.model_tables, the names of the tables that schema/ creates,
-- e.g. nyx.users. Tables of somebody else may stand beside them.
-- Parameter: names, a JSON array of them.
select format(
    'create function etl.model_tables() returns text[] language sql immutable parallel safe '
    'return %L::pg_catalog.text[]; '
    'comment on function etl.model_tables() is %L',
    array(select jsonb_array_elements_text(:'names'::jsonb)),
    'Tables of the data model, as schema/ creates them.'
) as statement
