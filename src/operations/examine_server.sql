-- Grain: one requirement of the server, with what was found and what to do; what is met and has a
-- fix is advice. Parameter: client_now, what the clock of this machine says.
with skew as (
    select abs(extract(epoch from clock_timestamp() - :'client_now'::timestamptz)) as seconds
),

invalid as (
    select format('%I.%I', n.nspname, c.relname) as index_name
    from pg_catalog.pg_index as i
    join pg_catalog.pg_class as c on c.oid = i.indexrelid
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where not i.indisvalid and n.nspname in ('nyx', 'saturnus', 'etl')
),

blocked as (
    select format(
        '%s (process %s)', coalesce(nullif(a.application_name, ''), 'somebody'), a.pid
    ) as holder
    from pg_catalog.pg_stat_activity as a
    where a.datname = current_database()
        and (
            (a.state = 'idle in transaction' and a.state_change < now() - interval '10 minutes')
            or exists (
                select
                from pg_catalog.pg_stat_activity as w
                where a.pid = any (pg_catalog.pg_blocking_pids(w.pid))
                    and w.wait_event_type = 'Lock'
                    and w.state_change < now() - interval '1 minute'
            )
        )
),

room as (
    select
        (
            select count(*) from pg_catalog.pg_stat_activity where backend_type = 'client backend'
        ) as used,
        current_setting('max_connections')::integer
        - current_setting('superuser_reserved_connections')::integer as most
)

select 'encoding' as what, s.setting = 'UTF8' as ok, s.setting as found,
    case
        when s.setting <> 'UTF8'
            then 'make a new database: create database jobs encoding ''UTF8'' template template0'
    end as fix
from (select current_setting('server_encoding') as setting) as s
union all
select 'durability', true, format('fsync %s, full_page_writes %s', s.fsync, s.pages),
    case
        when s.fsync = 'off' or s.pages = 'off'
            then 'set both on, or a power cut may lose the database'
    end
from (select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages) as s
union all
select 'clock', seconds < 60, format('differs from the server''s by %s s', round(seconds)),
    case when seconds >= 60 then 'set both clocks by NTP: slots go by the clock of this machine' end
from skew
union all
select 'connections', true, format('%s of %s in use', used, most),
    case when used >= most - 2 then 'end some, or raise max_connections: a run needs two' end
from room
union all
select 'locks', true,
    coalesce('kept from others by ' || string_agg(holder, ', '), 'nobody keeps others waiting'),
    case
        when count(*) > 0
            then 'end that transaction; pg_terminate_backend(PROCESS) ends the session'
    end
from blocked
union all
select 'indexes', count(*) = 0, coalesce('invalid: ' || string_agg(index_name, ', '), 'all valid'),
    string_agg('reindex index ' || index_name || ';', ' ')
from invalid
