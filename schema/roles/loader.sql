-- Loads files: ingest, loads, rejects, correct, tables.
grant usage on schema nyx, saturnus, etl, corrected to nyx_loader;
grant select on all tables in schema nyx, saturnus, corrected to nyx_loader;
grant insert, update on all tables in schema nyx, saturnus to nyx_loader;
-- Nothing that was logged changes.
revoke update
    on nyx.application_status_history, nyx.session_events, nyx.application_events,
        nyx.data_corrections
    from nyx_loader;
-- Conversations that a message joins become one.
grant delete on saturnus.email_threads to nyx_loader;
grant select
    on etl.application_facts, etl.code_files, etl.code_objects, etl.corrected_fields,
        etl.dirty_rules, etl.migrations,
    etl.redated_corrections, etl.refused_corrections, etl.reporting, etl.transform_states
    to nyx_loader;
grant select, insert, update
    on etl.email_headers, etl.inbox_files, etl.job_post_hashes, etl.loads, etl.mailbox_positions
    to nyx_loader;
grant select, insert, update, delete on etl.rejects to nyx_loader;
do $$
begin
    execute format('grant connect, temporary on database %I to nyx_loader', current_database());
end;
$$;
