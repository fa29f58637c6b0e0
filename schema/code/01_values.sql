-- Whether PostgreSQL would take a value for a type is told by a code: its message quotes the value,
-- and how it does so depends on the language of the server. Version 16 can tell without an
-- exception.
do $$
begin
    if current_setting('server_version_num')::integer >= 160000 then
        create function etl.input_error(value text, type text) returns text
        language sql stable
        return (select e.sql_error_code from pg_input_error_info(value, type) as e);
    else
        create function etl.input_error(value text, type text) returns text
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
    'The SQLSTATE with which PostgreSQL refuses a text as a value of a type, or null when '
    'it takes it.';

create function etl.canonical_uuid(written text) returns text
language sql stable
return case
    when written !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        and etl.input_error(written, 'uuid') is null
    then written::uuid::text
    else written
end;

comment on function etl.canonical_uuid(text) is
    'A UUID as PostgreSQL writes it, whatever a file has: without hyphens, in braces, in '
    'capitals. A text that is no UUID stays.';

-- Time-ordered ids for bulk inserts: random ones touch every page of the primary key.
do $$
begin
    if current_setting('server_version_num')::integer >= 180000 then
        create function etl.uuid_v7() returns uuid
        language sql volatile
        return uuidv7();
    else
        create function etl.uuid_v7() returns uuid
        language sql volatile
        return encode(
            set_bit(
                set_bit(
                    overlay(
                        uuid_send(gen_random_uuid())
                        placing substring(
                            int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3
                        )
                        from 1 for 6
                    ),
                    52,
                    1
                ),
                53,
                1
            ),
            'hex'
        )::uuid;
    end if;
end;
$$;

comment on function etl.uuid_v7() is
    'A new UUID of version 7 (RFC 9562): milliseconds first, the rest random.';

create function etl.is_time_zone(zone text) returns boolean
language plpgsql stable strict
as $$
begin
    perform timezone(zone, now());
    -- PostgreSQL also takes offsets, and means the other direction.
    return zone ~ '^([A-Za-z_]+(/[A-Za-z0-9_+-]+)*|GMT0|[A-Z]{3}[5-8][A-Z]{3})$';
exception when invalid_parameter_value then
    return false;
end;
$$;

comment on function etl.is_time_zone(text) is
    'Whether a text is the name of a time zone, such as Europe/Zurich.';
