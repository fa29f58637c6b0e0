-- What schema/ makes of tables, columns, constraints and indexes, remembered before empty tables
-- give way to those that are adopted. `offenders` is the SELECT that counts the rows which break a
-- constraint, with one of their ids. No parameters.
create temporary view shown_columns as
select
    c.oid::regclass::text as table_name,
    a.attname::text as column_name,
    a.attnum as position,
    format_type(a.atttypid, a.atttypmod)
    || case
        when a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation
        else ''
    end as type,
    t.typcategory in ('S', 'E') or t.typname = 'json' as is_text,
    a.attnotnull as is_required,
    a.attidentity <> '' as is_identity,
    a.attgenerated <> '' as is_generated,
    case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as default_value,
    col_description(c.oid, a.attnum) as comment
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type as t on t.oid = a.atttypid
left join pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
where n.nspname in ('nyx', 'saturnus') and c.relkind = 'r';

create temporary view shown_constraints as
select
    k.conrelid::regclass::text as table_name,
    k.conname::text as name,
    k.contype::text as type,
    -- A key whose triggers are switched off holds for nobody.
    pg_get_constraintdef(k.oid)
    || case
        when exists (
            select from pg_trigger as g where g.tgconstraint = k.oid and g.tgenabled <> 'O'
        )
        then ' (switched off)'
        else ''
    end as definition,
    own.names as columns,
    k.confrelid::regclass::text as other_table,
    other.names as other_columns,
    case
        when n.nspname = 'etl' then null
        when k.contype = 'c' then format(
            'select count(*) as rows, min(t.id::text) as example_id from %s as t where not (%s)',
            k.conrelid::regclass, pg_get_expr(k.conbin, k.conrelid)
        )
        when k.contype = 'f' then format(
            'select count(*) as rows, min(t.id::text) as example_id from %s as t
            where t.%I is not null and not exists (select from %s as r where r.%I = t.%2$I)',
            k.conrelid::regclass, own.names[1], k.confrelid::regclass, other.names[1]
        )
        else format(
            'select count(*) as rows, min(id) as example_id
            from (
                select t.id::text as id, count(*) over (partition by %s) as copies
                from %s as t
                where (%1$s) is not null
            ) as keyed
            where copies > 1',
            array_to_string(
                array(select format('t.%I', name) from unnest(own.names) as name), ', '
            ),
            k.conrelid::regclass
        )
    end as offenders
from pg_constraint as k
join pg_class as c on c.oid = k.conrelid
join pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
    select array(
        select a.attname::text
        from unnest(k.conkey) with ordinality as key (number, position)
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = key.number
        order by key.position
    ) as names
) as own
cross join lateral (
    select array(
        select a.attname::text
        from unnest(k.confkey) with ordinality as key (number, position)
        join pg_attribute as a on a.attrelid = k.confrelid and a.attnum = key.number
        order by key.position
    ) as names
) as other
where n.nspname in ('nyx', 'saturnus', 'etl') and k.contype in ('p', 'u', 'c', 'f');

create temporary view shown_indexes as
select
    i.indrelid::regclass::text as table_name,
    i.indexrelid::regclass::text as index_name,
    c.relname::text as name,
    replace(pg_get_indexdef(i.indexrelid), format(' INDEX %I ON ', c.relname), ' INDEX ON ')
    || case when i.indisvalid then '' else ' (invalid)' end as definition,
    pg_get_indexdef(i.indexrelid) as statement
from pg_index as i
join pg_class as c on c.oid = i.indexrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname in ('nyx', 'saturnus')
    and not exists (
        select
        from pg_constraint as k
        where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
    );

create temporary table model_columns on commit drop as table pg_temp.shown_columns;
create temporary table model_constraints on commit drop as table pg_temp.shown_constraints;
create temporary table model_indexes on commit drop as table pg_temp.shown_indexes;

-- Whether a value comes through a change of its type whole. What was a text only has to be a value
-- of the new type.
create function pg_temp.keeps(value text, new_type text, old_type text, is_text boolean)
returns boolean
language plpgsql as $$
declare
    kept boolean := true;
begin
    if is_text then
        execute format('select %L::%s', value, new_type);
    else
        execute format(
            'select %1$L::%2$s::text::%3$s is not distinct from %1$L::%3$s', value, new_type,
            old_type
        )
        into kept;
    end if;
    return kept;
exception when data_exception then
    return false;
end;
$$;
