-- Grain: one sequence of our schemas. `last_value` is null for one that has given no number yet. No
-- parameters.
select
    s.schemaname as schema_name,
    s.sequencename as sequence_name,
    s.last_value::text as last_value
from pg_catalog.pg_sequences as s
where s.schemaname in ('nyx', 'saturnus', 'etl')
order by s.schemaname, s.sequencename
