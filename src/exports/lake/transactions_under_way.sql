-- Grain: one transaction of this database that is under way, other than this one.
select l.virtualtransaction as name
from pg_catalog.pg_locks as l
join pg_catalog.pg_stat_activity as a on a.pid = l.pid
where l.locktype = 'virtualxid' and a.datname = current_database()
    and a.pid <> pg_catalog.pg_backend_pid()
