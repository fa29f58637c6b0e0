-- Trigger functions that write with the rights of their owner. Made into a trigger of a stranger's
-- temporary table, whose types, casts and operators are the stranger's, they would run those as the
-- owner, too: each asks first.

-- A trigger of ours stands on a table of ours, which nobody but the owner can change, and names the
-- rows as the functions read them: without that, a temporary table of the name new_rows would be
-- read instead.
create function etl.require_own_trigger(
    relation oid, trigger_name name, operation text, expected regclass default null
) returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from pg_trigger as t
        join pg_class as c on c.oid = t.tgrelid
        join pg_namespace as n on n.oid = c.relnamespace
        join pg_roles as owner on owner.oid = c.relowner
        where c.oid = relation
            and c.oid = coalesce(expected, relation)
            and n.nspname in ('nyx', 'saturnus', 'etl')
            and (owner.rolname = current_user or owner.rolsuper)
            and t.tgname = trigger_name
            and (operation in ('DELETE', 'TRUNCATE') or t.tgnewtable = 'new_rows')
            and (operation in ('INSERT', 'TRUNCATE') or t.tgoldtable = 'old_rows')
    ) then
        raise exception 'trigger % on % is not one of nyx-etl', trigger_name, relation::regclass
            using
                errcode = 'insufficient_privilege',
                hint = format(
                    'Functions of schema etl serve tables that belong to %s in schemas nyx, '
                    'saturnus and etl. '
                    'Elsewhere, drop the trigger.', current_user
                );
    end if;
end;
$$;

comment on function etl.require_own_trigger(oid, name, text, regclass) is
    'Refuses a trigger that is not on a table of ours, which belongs to the current user, or does '
    'not name its rows as ours do.';
