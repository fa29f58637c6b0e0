-- The four schemas, and the extensions of the design where the server has them. What else goes on
-- in schema public decides about the search_path of the database:
-- src/database/adopt/search_paths.sql.

create schema nyx;
create schema saturnus;
create schema if not exists etl;    -- the migrator has made it already, for its own ledger
create schema corrected;

comment on schema nyx is
    'The job application agent: people, postings, applications, and all that was '
    'logged about them.';
comment on schema saturnus is
    'The mail reader: mailboxes, messages, and what they mean for applications.';
comment on schema etl is
    'Bookkeeping of nyx-etl: migrations, loads, runs, and which keys have to be computed again.';
comment on schema corrected is
    'The tables of nyx and saturnus with their newest corrections applied. Read these.';

-- No column needs them, so a server without them, or a role that may not create them, is no reason
-- to stop.
do $$
declare
    extension name;
begin
    for extension in
        select available.name
        from pg_catalog.pg_available_extensions as available
        where available.name in ('uuid-ossp', 'vector')
        order by available.name
    loop
        begin
            execute format('create extension if not exists %I with schema public', extension);
        exception
            when insufficient_privilege or feature_not_supported then
                raise notice 'extension % is left out: %', extension, sqlerrm;
        end;
    end loop;
end
$$;
