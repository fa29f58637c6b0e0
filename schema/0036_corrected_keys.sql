-- A row that another transaction is changing or deleting is marked by the corrections that one sees. One made meanwhile,
-- of the field by which the row is marked, was not among them: what the row had been corrected to kept counting it. Such a
-- correction now waits for the other transaction, and the other way round.

create or replace function etl.mark_corrected_rows() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
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
        execute format('select from %I.%I where id = any ($1) order by id for share',
            etl.schema_of(rule.table_name), rule.table_name)
        using array(
            select n.record_id from new_rows as n
            where n.table_name = rule.table_name and n.field_name = rule.key_field
        );
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
