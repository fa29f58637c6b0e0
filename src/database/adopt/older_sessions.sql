-- Grain: one session that was connected before an instant, and has the search_path that was set
-- then. Our own name every schema. Parameter: before, an instant, or null for now.
select
    coalesce(nullif(a.application_name, ''), 'a session') || ' of ' || quote_ident(a.usename)
    || ' (process ' || a.pid || ')' as session
from pg_catalog.pg_stat_activity as a
where a.datname = current_database()
    and a.pid <> pg_backend_pid()
    and coalesce(a.backend_type, 'client backend') = 'client backend'
    and coalesce(a.backend_start < coalesce(:'before'::timestamptz, clock_timestamp()), true)
    and a.application_name not like 'nyx-etl%'
order by a.pid
