-- Grain: one statement that gives back what dropping the objects of schema/code takes away: a
-- privilege on one of them, or a view or trigger of somebody else that uses one; in order. No
-- parameters.
-- The statement is null for what cannot be made anew. requires_* is the object of ours a privilege
-- is for.
with recursive code as (
    select a.classid, a.objid, o.kind, o.identity as known_as, a.identity
    from etl.code_objects as o
    cross join lateral (
        select
            'pg_catalog.pg_class'::regclass as classid, c.oid as objid,
            c.oid::regclass::text as identity
        from pg_catalog.pg_class as c
        where o.kind = 'view' and c.oid = to_regclass(o.identity)
        union all
        select 'pg_catalog.pg_proc'::regclass, p.oid, p.oid::regprocedure::text
        from pg_catalog.pg_proc as p
        where o.kind in ('function', 'procedure') and p.oid = to_regprocedure(o.identity)
    ) as a
),

reached as (
    select classid, objid, 0 as depth
    from code
    union
    select user_of.classid, user_of.objid, r.depth + 1
    from reached as r
    cross join lateral (
        select
            case
                when w.oid is null then d.classid
                else 'pg_catalog.pg_class'::regclass
            end as classid,
            coalesce(w.ev_class, d.objid) as objid
        from pg_catalog.pg_depend as d
        left join pg_catalog.pg_rewrite as w
            on d.classid = 'pg_catalog.pg_rewrite'::regclass and w.oid = d.objid
        where d.refclassid = r.classid and d.refobjid = r.objid and d.deptype in ('n', 'a', 'i')
    ) as user_of
    where (user_of.classid, user_of.objid) <> (r.classid, r.objid)
),

foreigners as (
    select r.classid, r.objid, max(r.depth) as depth, i.type as kind, i.identity
    from reached as r
    cross join lateral pg_catalog.pg_identify_object(r.classid, r.objid, 0) as i
    where r.classid <> 'pg_catalog.pg_type'::regclass
        and not exists (
            select from etl.code_objects as o where (o.kind, o.identity) = (i.type, i.identity)
        )
    group by r.classid, r.objid, i.type, i.identity
),

privileges as (
    select
        code.kind, code.known_as, code.identity, a.grantee, a.privilege_type, a.is_grantable,
        null::text as column_name
    from code
    join pg_catalog.pg_class as c
        on code.classid = 'pg_catalog.pg_class'::regclass and c.oid = code.objid
    cross join lateral aclexplode(c.relacl) as a
    where a.grantee <> c.relowner
    union all
    select
        code.kind, code.known_as, code.identity, a.grantee, a.privilege_type, a.is_grantable,
        quote_ident(t.attname)
    from code
    join pg_catalog.pg_attribute as t
        on code.classid = 'pg_catalog.pg_class'::regclass and t.attrelid = code.objid
    cross join lateral aclexplode(t.attacl) as a
    union all
    select
        code.kind, code.known_as, code.identity, a.grantee, a.privilege_type, a.is_grantable, null
    from code
    join pg_catalog.pg_proc as p
        on code.classid = 'pg_catalog.pg_proc'::regclass and p.oid = code.objid
    cross join lateral aclexplode(p.proacl) as a
    -- What everybody may call is said by the files themselves.
    where a.grantee not in (p.proowner, 0)
),

statements as (
    select
        0 as depth, identity, kind as requires_kind, known_as as requires_identity,
        format(
            'grant %s%s on %s %s to %s%s',
            privilege_type,
            ' (' || column_name || ')',
            case kind when 'view' then 'table' else kind end,
            identity,
            case grantee when 0 then 'public' else grantee::regrole::text end,
            case when is_grantable then ' with grant option' else '' end
        ) as statement
    from privileges
    union all
    select
        f.depth, f.kind || ' ' || f.identity, null, null,
        case
            when f.kind = 'view' then format(
                'create view %s %s as %s',
                f.identity,
                'with (' || array_to_string(c.reloptions, ', ') || ')',
                pg_catalog.pg_get_viewdef(f.objid)
            )
            when f.kind = 'trigger' then pg_catalog.pg_get_triggerdef(f.objid)
        end
    from foreigners as f
    left join pg_catalog.pg_class as c on c.oid = f.objid and f.kind = 'view'
    union all
    select
        f.depth, f.identity, null, null,
        format('alter view %s owner to %s', f.identity, c.relowner::regrole)
    from foreigners as f
    join pg_catalog.pg_class as c on c.oid = f.objid and f.kind = 'view'
    union all
    select
        f.depth, f.identity, null, null,
        format(
            'grant %s on %s to %s%s',
            a.privilege_type,
            f.identity,
            case a.grantee when 0 then 'public' else a.grantee::regrole::text end,
            case when a.is_grantable then ' with grant option' else '' end
        )
    from foreigners as f
    join pg_catalog.pg_class as c on c.oid = f.objid and f.kind = 'view'
    cross join lateral aclexplode(c.relacl) as a
    where a.grantee <> c.relowner
    union all
    select
        f.depth, f.identity, null, null,
        format('comment on view %s is %L', f.identity, obj_description(f.objid))
    from foreigners as f
    where f.kind = 'view' and obj_description(f.objid, 'pg_class') is not null
)

select identity, requires_kind, requires_identity, statement
from statements
order by depth, statement like 'create%' desc, statement like 'alter%' desc, identity, statement
