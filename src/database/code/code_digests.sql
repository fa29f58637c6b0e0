-- Grain: one statement that makes etl.code_digests, which says how the functions and views were
-- when migrate had made them. A version of the server prints some in other words than the next one.
-- Parameter: digests, a JSON object by name.
select format(
    'create function etl.code_digests() returns jsonb language sql immutable '
    'return %L::pg_catalog.jsonb; '
    'insert into etl.code_objects (kind, identity) values (''function'', ''etl.code_digests()'')',
    jsonb_build_object(
        'server', current_setting('server_version'),
        'digests', :'digests'::jsonb
    )
) as statement
