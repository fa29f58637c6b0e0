-- Looks: report --live, status, loads, runs, rejects, tables, lineage, doctor, SQL of one's own. It
-- sees everything of the persons that etl.role_persons lets it see, logins of mailboxes too, but no
-- records that were set aside: give an export to whom that is too much.
grant usage on schema nyx, saturnus, etl, corrected to nyx_analyst;
grant select on all tables in schema nyx, saturnus, etl, corrected to nyx_analyst;
revoke select on etl.rejects from nyx_analyst;
grant select (
        id, load_id, record_number, line_number, byte_offset, column_name, reason_code, message,
        created_at, replayed_at, replayed_load_id, dismissed
    ) on etl.rejects to nyx_analyst;
do $$
begin
    execute format('grant connect on database %I to nyx_analyst', current_database());
end;
$$;
