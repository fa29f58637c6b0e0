-- Grain: one rule of etl.dirty_rules by which a changed row marks what the next delta tells anew.
with followed (table_name, entity, key_field, row_filter) as (
    values
    ('application_facts', 'application', 'id', 'true'),
    ('model_usage', 'model_call', 'id', 'true'),
    -- A second interview changes no row of application_facts, and yet the answers.
    ('interviews', 'application', 'application_id', 'true'),
    ('interview_outcomes', 'interview', 'interview_id', 'true'),
    ('application_events', 'application', 'application_id', $$event_type = 'offer'$$),
    -- Days of answers and calls are counted in another zone.
    ('system_configs', 'everything', 'id', $$config_name = 'reporting'$$)
)

select
    'lake' as transform, f.table_name, f.entity, f.key_field,
    array(
        select a.attname::text
        from pg_catalog.pg_attribute as a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname <> 'id'
        order by a.attname
    ) as watched_fields,
    true as on_insert, f.row_filter
from followed as f
join pg_catalog.pg_class as c on c.relname = f.table_name and c.relkind = 'r'
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname = 'etl' or n.nspname || '.' || c.relname = any (etl.model_tables())
