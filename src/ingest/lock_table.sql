-- Loads into one table wait for each other until the transaction ends. Parameter: table_name.
select pg_catalog.pg_advisory_xact_lock(
    pg_catalog.hashtextextended('nyx-etl load ' || :'table_name'::text, 0)
);
