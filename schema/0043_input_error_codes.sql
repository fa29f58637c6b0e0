-- Whether PostgreSQL would take a value for a type is told by a code: its message quotes the value, and how it does so
-- depends on the language of the server.
do $$
begin
    if current_setting('server_version_num')::integer >= 160000 then
        create or replace function etl.input_error(value text, type text) returns text
        language sql stable
        return (select e.sql_error_code from pg_input_error_info(value, type) as e);
    else
        create or replace function etl.input_error(value text, type text) returns text
        language plpgsql stable as $body$
        begin
            execute format('select %L::%s', value, type);
            return null;
        exception when others then
            return sqlstate;
        end;
        $body$;
    end if;
end;
$$;

comment on function etl.input_error(text, text) is
    'The SQLSTATE with which PostgreSQL refuses a text as a value of a type, or null when it takes it.';
