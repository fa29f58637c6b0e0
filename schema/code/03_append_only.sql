-- The logs and the corrections take new rows only. Statement-level triggers: an insert pays
-- nothing, and a change is refused even if it matches no row. No foreign key cascades anywhere, so
-- nothing reaches these tables sideways.

create function nyx.refuse_change() returns trigger
language plpgsql as $$
begin
    -- The owner of a table may take back what a load has brought.
    if current_setting('nyx.take_back', true) = 'on' and pg_has_role(
        (select c.relowner from pg_catalog.pg_class as c where c.oid = tg_relid), 'usage'
    ) then
        return null;
    end if;

    raise exception '%.% is append-only: % is refused', tg_table_schema, tg_table_name, lower(tg_op)
        using
            errcode = 'restrict_violation',
            schema = tg_table_schema,
            table = tg_table_name,
            hint = 'Append a correction instead: insert into nyx.data_corrections '
                   '(table_name, record_id, field_name, new_value, correction_reason). '
                   'The newest one counts.';
end
$$;

comment on function nyx.refuse_change() is
    'Trigger function: refuses update, delete and truncate of an append-only table.';

create trigger refuse_change before update or delete or truncate on nyx.application_status_history
    for each statement execute function nyx.refuse_change();

create trigger refuse_change before update or delete or truncate on nyx.session_events
    for each statement execute function nyx.refuse_change();

create trigger refuse_change before update or delete or truncate on nyx.application_events
    for each statement execute function nyx.refuse_change();

create trigger refuse_change before update or delete or truncate on nyx.data_corrections
    for each statement execute function nyx.refuse_change();
