-- Grain: one object of our schemas with everything that defines it, as text. `remedy` is the SQL
-- that makes it so, where one statement does that whether the object is there or not. No
-- parameters.
with tables as (
    select c.oid, n.nspname || '.' || c.relname as name, c.relkind, c.relpersistence
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('nyx', 'saturnus', 'etl', 'corrected')
        and c.relkind in ('r', 'v', 'p', 'm', 'f')
)

select
    'table ' || t.name as object,
    t.relkind::text || case t.relpersistence when 'u' then ' unlogged' else '' end as definition,
    null as remedy
from tables as t

union all

select
    'comment on ' || case t.relkind when 'v' then 'view ' else 'table ' end || t.name,
    obj_description(t.oid, 'pg_class'),
    format(
        'comment on %s %s is %L', case t.relkind
            when 'v' then 'view'
            else 'table'
        end, t.oid::regclass,
        obj_description(t.oid, 'pg_class')
    )
from tables as t
where obj_description(t.oid, 'pg_class') is not null

union all

select
    'comment on column ' || t.name || '.' || a.attname,
    col_description(t.oid, a.attnum),
    format(
        'comment on column %s.%I is %L', t.oid::regclass, a.attname,
        col_description(t.oid, a.attnum)
    )
from tables as t
join pg_attribute as a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
where col_description(t.oid, a.attnum) is not null

union all

select
    'column ' || t.name || '.' || a.attname,
    concat_ws(
        ' ',
        format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' end,
        pg_get_expr(d.adbin, d.adrelid),
        a.attidentity
    ),
    null
from tables as t
join pg_attribute as a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef as d on d.adrelid = t.oid and d.adnum = a.attnum

union all

-- What a view of ours shows, its reader may read: that is one of its options. A corrected view has
-- the columns of its table, which an agent may have made in another order.
select
    'view ' || t.name,
    concat_ws(
        ' with ',
        case
            when starts_with(t.name, 'corrected.') then (
                select string_agg(line, e'\n' order by line collate "C")
                from regexp_split_to_table(pg_get_viewdef(t.oid), ',?\n') as line
            )
            else pg_get_viewdef(t.oid)
        end,
        array_to_string(c.reloptions, ', ')
    ),
    format(
        'create or replace view %s with (%s) as %s', t.oid::regclass,
        array_to_string(c.reloptions, ', '),
        pg_get_viewdef(t.oid)
    )
from tables as t
join pg_class as c on c.oid = t.oid
where t.relkind = 'v'

union all

select
    'policy ' || t.name || '.' || p.polname,
    concat_ws(
        ' ',
        case
            when not c.relrowsecurity then 'disabled'
        end, p.polcmd, p.polroles::regrole[], p.polpermissive,
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
    ),
    format(
        'alter table %1$s enable row level security; drop policy if exists %2$I on %1$s; '
        'create policy %2$I on %1$s using (%3$s) with check (%4$s)',
        t.oid::regclass, p.polname, pg_get_expr(p.polqual, p.polrelid),
        pg_get_expr(p.polwithcheck, p.polrelid)
    )
from tables as t
join pg_class as c on c.oid = t.oid
join pg_policy as p on p.polrelid = t.oid

union all

-- Not-null constraints are listed by version 18 only, and the columns above tell them anyway.
select 'constraint ' || t.name || '.' || k.conname, pg_get_constraintdef(k.oid), null
from tables as t
join pg_constraint as k on k.conrelid = t.oid and k.contype <> 'n'

union all

select 'index ' || t.name || '.' || c.relname, pg_get_indexdef(i.indexrelid), null
from tables as t
join pg_index as i on i.indrelid = t.oid
join pg_class as c on c.oid = i.indexrelid

union all

select 'trigger ' || t.name || '.' || g.tgname, pg_get_triggerdef(g.oid),
    replace(pg_get_triggerdef(g.oid), 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER')
from tables as t
join pg_trigger as g on g.tgrelid = t.oid and not g.tgisinternal

union all

select
    'function ' || n.nspname || '.' || p.proname || '('
        || pg_get_function_identity_arguments(p.oid) || ')',
    case when p.prokind = 'a' then 'aggregate' else pg_get_functiondef(p.oid) end,
    case when p.prokind <> 'a' then pg_get_functiondef(p.oid) end
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname in ('nyx', 'saturnus', 'etl', 'corrected')
    -- Notes how the others were when they were made, which the version of the server has a part in.
    and p.oid is distinct from to_regprocedure('etl.code_digests()')
