-- What changed since a derived table was last brought up to date: written by triggers in the writer's own transaction,
-- taken by the run that works it off. A watermark on updated_at or on ids would lose rows that commit late.

create table etl.dirty_keys (
    transform text not null,
    entity text not null,
    keys uuid[] not null,
    marked_at timestamptz not null default clock_timestamp()
);

alter table etl.dirty_keys alter column keys set storage external;

comment on table etl.dirty_keys is
    'What one statement touched, as far as one transform cares: keys of one entity, or of the entity "everything". Deleted by the run that works it off.';

-- A row is marked by what it names itself (an e-mail link: its application), and the run follows the way from there to
-- its own keys (application, job post, company) by the facts it sees. Were the company looked up here, a job post that
-- somebody else moves at the same time would leave its new company unmarked.
create table etl.dirty_rules (
    transform text not null,
    table_name text not null,
    entity text not null,
    key_field text not null,
    watched_fields text[] not null,
    on_insert boolean not null default true,
    row_filter text not null default 'true',
    primary key (transform, table_name, key_field)
);

comment on table etl.dirty_rules is
    'How a changed row makes a transform due: which of its fields is marked as which entity, if a watched field changed.';
comment on column etl.dirty_rules.on_insert is
    'False where nothing can refer to a row that has only just been inserted.';
comment on column etl.dirty_rules.row_filter is
    'SQL condition on the row, for tables of which only some rows matter.';

create table etl.transform_states (
    transform text primary key,
    definition text not null,
    as_of timestamptz not null,
    finished_at timestamptz not null default clock_timestamp()
);

comment on table etl.transform_states is
    'One transform that has run: by which definition (a hash of its SQL), and as of which logical time.';

create index idx_corrected_fields_field on etl.corrected_fields (table_name, field_name);

-- One pass over the touched rows for all transforms that mark the same field for the same reasons.
create function etl.mark_touched_rows() returns trigger
language plpgsql as $$
declare
    rule record;
    touched text;
    keys uuid[];
begin
    for rule in
        select
            array_agg(r.transform) as transforms, r.entity, r.key_field, r.row_filter,
            (select string_agg(format('o.%I', f), ', ') from unnest(r.watched_fields) as f) as old_values,
            (select string_agg(format('n.%I', f), ', ') from unnest(r.watched_fields) as f) as new_values
        from etl.dirty_rules as r
        where r.table_name = tg_table_name and (r.on_insert or tg_op <> 'INSERT')
        group by r.entity, r.key_field, r.row_filter, r.watched_fields
    loop
        touched := case tg_op
            when 'INSERT' then 'select * from new_rows'
            when 'DELETE' then 'select * from old_rows'
            else format(
                'select * from old_rows as o where not exists (
                    select from new_rows as n where n.id = o.id and row(%1$s) is not distinct from row(%2$s))
                union all
                select * from new_rows as n where not exists (
                    select from old_rows as o where o.id = n.id and row(%1$s) is not distinct from row(%2$s))',
                rule.new_values, rule.old_values)
        end;
        touched := format('select r.id, r.%I as key from (%s) as r where %s', rule.key_field, touched, rule.row_filter);
        -- A row whose key field was corrected counts where the correction puts it as well.
        if exists (
            select from etl.corrected_fields as c
            where c.table_name = tg_table_name and c.field_name = rule.key_field
        ) then
            touched := format(
                'with touched as (%s) select key from touched union all
                select (c.new_value #>> ''{}'')::uuid as key
                from etl.corrected_fields as c
                join touched on touched.id = c.record_id
                where c.table_name = %L and c.field_name = %L',
                touched, tg_table_name, rule.key_field);
        end if;
        execute format('select array_agg(key) from (select distinct key from (%s) as t where key is not null) as d', touched)
        into keys;
        insert into etl.dirty_keys (transform, entity, keys)
        select t, rule.entity, keys from unnest(rule.transforms) as t where keys is not null;
    end loop;
    return null;
end;
$$;

comment on function etl.mark_touched_rows() is
    'Trigger function: marks what the statement touched, old and new, by the rules of its table.';

create function etl.mark_everything() returns trigger
language plpgsql as $$
begin
    insert into etl.dirty_keys (transform, entity, keys)
    select distinct r.transform, 'everything', '{}'::uuid[]
    from etl.dirty_rules as r
    where r.table_name = tg_table_name;
    return null;
end;
$$;

comment on function etl.mark_everything() is
    'Trigger function of truncate: every transform that reads the table starts over.';

-- A correction touches its row: where it stands, where it is put from now on, and where it was put before.
create function etl.mark_corrected_rows() returns trigger
language plpgsql as $$
declare
    rule record;
    touched text;
begin
    for rule in
        select r.transform, r.table_name, r.entity, r.key_field, array_agg(distinct n.record_id) as records
        from new_rows as n
        join etl.dirty_rules as r on r.table_name = n.table_name and n.field_name = any (r.watched_fields)
        group by r.transform, r.table_name, r.entity, r.key_field
    loop
        touched := format(
            'select b.%1$I as key from %2$I.%3$I as b where b.id = any ($3)
            union
            select (c.new_value #>> ''{}'')::uuid
            from etl.corrected_fields as c
            where c.table_name = %3$L and c.field_name = %1$L and c.record_id = any ($3)',
            rule.key_field, etl.schema_of(rule.table_name), rule.table_name);
        if tg_op = 'UPDATE' then
            touched := touched || format(
                ' union select (o.new_value #>> ''{}'')::uuid from old_rows as o
                where o.table_name = %L and o.field_name = %L',
                rule.table_name, rule.key_field);
        end if;
        execute format(
            'insert into etl.dirty_keys (transform, entity, keys)
            select $1, $2, array_agg(key) from (%s) as t where key is not null having count(*) > 0', touched)
        using rule.transform, rule.entity, rule.records;
    end loop;
    return null;
end;
$$;

comment on function etl.mark_corrected_rows() is
    'Trigger function of etl.corrected_fields: marks the rows that new corrections touch.';

create trigger mark_new_corrections after insert on etl.corrected_fields
    referencing new table as new_rows
    for each statement execute function etl.mark_corrected_rows();

create trigger mark_changed_corrections after update on etl.corrected_fields
    referencing old table as old_rows new table as new_rows
    for each statement execute function etl.mark_corrected_rows();

-- Call it again after adding rules.
create procedure etl.create_dirty_triggers()
language plpgsql as $$
declare
    source text;
begin
    for source in
        select distinct format('%I.%I', etl.schema_of(r.table_name), r.table_name) from etl.dirty_rules as r
    loop
        execute format(
            'create or replace trigger mark_inserted after insert on %1$s referencing new table as new_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_updated after update on %1$s
                referencing old table as old_rows new table as new_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_deleted after delete on %1$s referencing old table as old_rows
                for each statement execute function etl.mark_touched_rows();
            create or replace trigger mark_truncated after truncate on %1$s
                for each statement execute function etl.mark_everything();',
            source);
    end loop;
end;
$$;
