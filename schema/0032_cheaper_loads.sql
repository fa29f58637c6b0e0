-- A trigger that looks at new rows makes the server keep a copy of each until its statement ends: for a million job posts
-- a gigabyte. Only tables whose new rows make something due have it now; nothing is derived from a job post alone.

create or replace procedure etl.create_dirty_triggers()
language plpgsql as $$
declare
    source record;
begin
    for source in
        select c.oid::regclass as name, bool_or(r.on_insert) as on_insert
        from etl.dirty_rules as r
        join pg_class as c on c.relname = r.table_name and c.relkind = 'r'
        join pg_namespace as n on n.oid = c.relnamespace and n.nspname in ('nyx', 'saturnus', 'etl')
        group by c.oid
    loop
        if source.on_insert then
            execute format(
                'create or replace trigger mark_inserted after insert on %s referencing new table as new_rows
                    for each statement execute function etl.mark_touched_rows()',
                source.name);
        else
            execute format('drop trigger if exists mark_inserted on %s', source.name);
        end if;
        execute format(
            'create or replace trigger mark_updated after update on %1$s
                referencing old table as old_rows new table as new_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_deleted after delete on %1$s referencing old table as old_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_truncated after truncate on %1$s
                for each statement execute function etl.mark_everything();',
            source.name);
    end loop;
end;
$$;

call etl.create_dirty_triggers();

-- A load writes the hashes of new posts in the transaction that makes the posts.
alter table etl.job_post_hashes alter column row_updated_at set default now();
