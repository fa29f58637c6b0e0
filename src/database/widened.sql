-- Grain: one thing that the migration files never make, whether the server lets it be or not: what
-- is switched off, what is open to more than the documented roles (docs/roles.md), what acts beside
-- our triggers and policies. `remedy` is the SQL that ends it. No parameters.
with schemas as (
    select n.oid, n.nspname as name, n.nspowner as owner, n.nspacl as acl
    from pg_namespace as n
    where n.nspname in ('nyx', 'saturnus', 'etl', 'corrected')
),

relations as (
    select
        c.oid, format('%I.%I', s.name, c.relname) as name, c.relkind as kind, c.relowner as owner,
        c.relacl as acl,
        c.relrowsecurity, c.relforcerowsecurity,
        c.oid in (
            to_regclass('etl.dirty_rules'), to_regclass('etl.migrations'),
            to_regclass('etl.role_persons')
        ) as is_program,
        case c.relkind when 'S' then 'sequence' else 'table' end as type
    from pg_class as c
    join schemas as s on s.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
),

functions as (
    select
        p.oid, p.oid::regprocedure::text as name, p.proowner as owner, p.proacl as acl,
        p.prosecdef as is_definer
    from pg_proc as p
    join schemas as s on s.oid = p.pronamespace
),

-- What everybody may do, and what a role may do beyond reading and writing rows: triggers and
-- foreign keys run with the rights of others, and so does what etl.dirty_rules says.
grants as (
    select
        'schema' as type, quote_ident(s.name) as name, g.grantee, g.is_grantable,
        lower(g.privilege_type) as privilege,
        g.grantee = 0 or g.privilege_type = 'CREATE' as is_wide
    from schemas as s
    cross join lateral aclexplode(s.acl) as g
    where g.grantee <> s.owner
    union all
    select r.type, r.name, g.grantee, g.is_grantable, lower(g.privilege_type),
        g.grantee = 0
        or g.privilege_type in ('TRIGGER', 'REFERENCES', 'MAINTAIN')
        or r.is_program and g.privilege_type <> 'SELECT'
    from relations as r
    cross join lateral aclexplode(r.acl) as g
    where g.grantee <> r.owner
        -- The policies of every role read whose rows it sees.
        and not (r.name = 'etl.role_persons' and g.grantee = 0 and g.privilege_type = 'SELECT')
    union all
    select
        r.type, r.name, g.grantee, g.is_grantable,
        format('%s (%I)', lower(g.privilege_type), a.attname),
        g.grantee = 0
            or g.privilege_type = 'REFERENCES'
            or r.is_program and g.privilege_type <> 'SELECT'
    from relations as r
    join pg_attribute as a on a.attrelid = r.oid
    cross join lateral aclexplode(a.attacl) as g
    where g.grantee <> r.owner
    union all
    select 'routine', f.name, g.grantee, g.is_grantable, lower(g.privilege_type), f.is_definer
    from functions as f
    cross join lateral aclexplode(coalesce(f.acl, acldefault('f', f.owner))) as g
    where g.grantee <> f.owner
),

wide_grants as (
    select
        case when is_wide then '' else 'grant option for ' end as what,
        type, name,
        case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end as grantee,
        string_agg(privilege, ', ' order by privilege) as privileges
    from grants
    where is_wide or is_grantable
    group by is_wide, type, name, grantee
),

default_grants as (
    select
        case d.defaclobjtype
            when 'r' then 'tables'
            when 'S' then 'sequences'
            when 'f' then 'functions'
        end as type,
        quote_ident(s.name) as schema_name, quote_ident(pg_get_userbyid(d.defaclrole)) as creator,
        case g.grantee
            when 0 then 'public'
            else quote_ident(pg_get_userbyid(g.grantee))
        end as grantee,
        lower(string_agg(g.privilege_type, ', ' order by g.privilege_type)) as privileges
    from pg_default_acl as d
    join schemas as s on s.oid = d.defaclnamespace
    cross join lateral aclexplode(d.defaclacl) as g
    where d.defaclobjtype in ('r', 'S', 'f')
        and (g.grantee = 0 or g.privilege_type in ('TRIGGER', 'REFERENCES', 'MAINTAIN', 'EXECUTE'))
        and g.grantee <> d.defaclrole
    group by 1, 2, 3, 4
)

select
    'changed' as kind,
    format(
        '%s on %s',
        case
            when t.tgisinternal then 'foreign key checks'
            else 'trigger ' || quote_ident(t.tgname)
        end, r.name
    )
    || case t.tgenabled
        when 'D' then ': disabled'
        when 'R' then ': fires on replicas only'
        else ': fires on replicas, too'
    end as object,
    format(
        'alter table %s enable trigger %s', r.name,
        case
            when t.tgisinternal then 'all'
            else quote_ident(t.tgname)
        end
    ) as remedy
from relations as r
join pg_trigger as t on t.tgrelid = r.oid
where t.tgenabled <> 'O'

union

-- Where we make a policy, the catalog tells when it is missing.
select 'changed', format('table %s: row-level security is on', r.name),
    format(
        'alter table %1$s no force row level security; alter table %1$s disable row level security',
        r.name
    )
from relations as r
where (r.relrowsecurity or r.relforcerowsecurity)
    and not exists (
        select
        from etl.code_objects as o
        where (o.kind, o.identity) = ('policy', 'persons on ' || r.name)
    )

union

select 'changed', format('table %s: row-level security is forced on its owner', r.name),
    format('alter table %s no force row level security', r.name)
from relations as r
where r.relforcerowsecurity

union

select
    'extra', format('policy %I on %s', p.polname, r.name),
    format('drop policy %I on %s', p.polname, r.name)
from relations as r
join pg_policy as p on p.polrelid = r.oid and p.polname <> 'persons'

union

select
    'extra', format('rule %I on %s', w.rulename, r.name),
    format('drop rule %I on %s', w.rulename, r.name)
from relations as r
join pg_rewrite as w on w.ev_class = r.oid and w.rulename <> '_RETURN'

union

select 'extra', format('%s%s on %s %s for %s', what, privileges, type, name, grantee),
    format('revoke %s%s on %s %s from %s cascade', what, privileges, type, name, grantee)
from wide_grants

union

select
    'extra',
    format(
        '%s on future %s of %s in schema %s for %s', privileges, type, creator, schema_name, grantee
    ),
    format(
        'alter default privileges for role %s in schema %s revoke %s on %s from %s',
        creator, schema_name, privileges, type, grantee
    )
from default_grants

union

select 'changed',
    format(
        'owner of function %s: %I, not %I as of the tables', f.name, pg_get_userbyid(f.owner),
        pg_get_userbyid(r.owner)
    ),
    format('alter function %s owner to %I', f.name, pg_get_userbyid(r.owner))
from functions as f
join relations as r on r.oid = to_regclass('etl.dirty_keys')
where f.is_definer and f.owner <> r.owner

union

-- Our triggers refuse such a table: who owns it decides what runs there.
select 'changed',
    format(
        'owner of table %s: %I, not %I as of the others', r.name, pg_get_userbyid(r.owner),
        pg_get_userbyid(d.owner)
    ),
    format('alter table %s owner to %I', r.name, pg_get_userbyid(d.owner))
from relations as r
join relations as d on d.oid = to_regclass('etl.dirty_keys')
join pg_roles as o on o.oid = r.owner
where r.kind in ('r', 'p') and r.owner <> d.owner and not o.rolsuper

union

select
    'extra', format('event trigger %I executes %s', e.evtname, f.name),
    format('drop event trigger %I', e.evtname)
from pg_event_trigger as e
join functions as f on f.oid = e.evtfoid

order by 1, 2
