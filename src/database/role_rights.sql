-- Grain: one row, about what the role of the session may do; docs/roles.md describes the roles.
-- `lacking` names what nyx-etl needs to load, transform and export, and the role does not have. No
-- parameters.
with ours as (
    select n.oid, n.nspname as name
    from pg_catalog.pg_namespace as n
    where n.nspname in ('nyx', 'saturnus', 'etl', 'corrected')
),

relations as (
    select
        c.oid,
        n.name as schema,
        pg_catalog.format('%I.%I', n.name, c.relname) as name,
        c.relkind = 'S' as is_sequence,
        c.relkind in ('r', 'p') as is_table,
        -- What only the owner writes.
        n.name = 'etl' and c.relname in (
            'dirty_rules', 'migrations', 'code_files', 'code_objects', 'role_persons', 'erasures'
        ) as is_fixed
    from ours as n
    join pg_catalog.pg_class as c on c.relnamespace = n.oid
    where c.relkind in ('r', 'p', 'v', 'S')
),

-- Rights on a table are of no use without usage of its schema.
rights as (
    select
        r.schema,
        r.name,
        p.privilege,
        p.privilege = 'select' as is_read,
        case
            when r.is_sequence then pg_catalog.has_sequence_privilege(r.oid, 'usage')
            else pg_catalog.has_table_privilege(r.oid, p.privilege)
        end
        and pg_catalog.has_schema_privilege(r.schema, 'usage') as granted
    from relations as r
    cross join (values ('select'), ('insert'), ('update'), ('delete'), ('usage')) as p (privilege)
    where
        case
            when p.privilege = 'select' then not r.is_sequence
            when p.privilege = 'usage' then r.is_sequence
            else r.is_table and not r.is_fixed
        end
)

select
    (select pg_catalog.count(*) from ours) as schemas,
    pg_catalog.quote_ident(current_user) as role,
    pg_catalog.has_database_privilege(pg_catalog.current_database(), 'create') as may_create,
    coalesce(
        (
            select pg_catalog.bool_and(pg_catalog.pg_has_role(n.nspowner, 'usage'))
            from pg_catalog.pg_namespace as n
            join ours as o on o.oid = n.oid
        ),
        false
    ) as is_owner,
    pg_catalog.count(*) filter (where is_read) as readable_of,
    pg_catalog.count(*) filter (where is_read and granted) as readable,
    coalesce(
        pg_catalog.bool_or(granted and privilege in ('insert', 'update', 'delete')), false
    ) as writes,
    coalesce(
        pg_catalog.bool_or(
            granted and schema = 'etl' and privilege in ('insert', 'update', 'delete')
        ),
        false
    ) as writes_etl,
    coalesce(
        pg_catalog.bool_or(granted and is_read and name = 'etl.migrations'), false
    ) as sees_migrations,
    -- What only one of the three does, each of which has a role of its own: schema/roles.
    array_remove(
        array[
            case when bool_or(granted and not is_read and name = 'etl.loads') then 'load' end,
            case
                when bool_or(granted and not is_read and name = 'etl.dirty_keys') then 'transform'
            end,
            case when bool_or(granted and not is_read and name = 'etl.exports') then 'export' end
        ],
        null
    ) as does,
    coalesce(
        pg_catalog.array_agg(
            pg_catalog.format('%s on %s', privilege, name) order by schema, name, privilege
        ) filter (where not granted),
        array[]::text[]
    ) as lacking
from rights
