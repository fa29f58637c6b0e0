-- Grain: one row, about the role of the session. No parameters.
select
    pg_catalog.quote_ident(current_user) as role,
    pg_catalog.has_table_privilege('etl.exports', 'select')
        and pg_catalog.has_table_privilege('etl.exports', 'insert') as granted,
    pg_catalog.current_setting('transaction_read_only')::boolean as read_only
