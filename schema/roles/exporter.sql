-- Publishes warehouses: export, export verify. What is secret is in no export.
grant usage on schema nyx, saturnus, etl, corrected to nyx_exporter;
grant select on all tables in schema nyx, saturnus, etl, corrected to nyx_exporter;
revoke select on etl.rejects from nyx_exporter;
grant insert on etl.exports to nyx_exporter;
do $$
begin
    execute format('grant connect on database %I to nyx_exporter', current_database());
end;
$$;
