-- Makes the tables and owns them: migrate, migrate verify, adopt, loads undo, erase, and who is
-- whose role. It should be no superuser where others use the server, too. Give it the database:
-- alter database … owner to nyx_owner.
do $$
begin
    execute format(
        'grant connect, temporary, create on database %I to nyx_owner', current_database()
    );
end;
$$;
