-- Grain: one thing of ours that a statement or the server's message names, with the privileges on
-- it that the statement needs and the role of the session lacks. The message may be in any
-- language; the statement has those of functions behind it. Parameters: statement, message.
with relations as (
    select
        c.oid, n.nspname as schema_name, c.relname as name,
        pg_catalog.format('%I.%I', n.nspname, c.relname) as qualified,
        case c.relkind when 'v' then 'view' else 'table' end as type
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('nyx', 'saturnus', 'etl', 'corrected') and c.relkind in ('r', 'v')
),

-- `"nyx"."users"` is nyx.users. Of several statements each says by itself what it does to the
-- tables that it names.
said as (
    select
        pg_catalog.replace(pg_catalog.lower(one), '"', '') as statement,
        :'message'::text as message
    from pg_catalog.regexp_split_to_table(:'statement'::text, ';') as one
),

named as (
    select r.*, s.statement, s.message ~ ('\m' || r.name || '\M') as is_in_message
    from relations as r
    cross join said as s
    where s.message ~ ('\m' || r.name || '\M')
        or s.statement ~ ('\m' || r.schema_name || '[.]' || r.name || '\M')
),

needed as (
    select n.*, p.privilege
    from named as n
    cross join (values
        ('select', 'select|join|from|using'),
        ('insert', 'insert into|copy'),
        ('update', 'update|on conflict'),
        ('delete', 'delete from')
    ) as p (privilege, words)
    where p.privilege = 'select'
        or n.statement ~ ('\m(' || p.words || ')\s+' || n.schema_name || '[.]' || n.name || '\M')
        -- What this insert does on a conflict, and no other one behind it.
        or p.privilege = 'update' and n.statement ~ (
            '\minsert into\s+' || n.schema_name || '[.]' || n.name || '\M'
            || '((?!insert into).)*on conflict((?!insert into).)*do update'
        )
),

lacking as (
    select
        pg_catalog.string_agg(distinct n.privilege, ', ' order by n.privilege) as privileges,
        n.type, n.qualified as name
    from needed as n
    -- A view or a function that was made by somebody else reaches its tables without a right on
    -- their schema.
    where (n.is_in_message or pg_catalog.has_schema_privilege(n.schema_name, 'usage'))
        and not pg_catalog.has_table_privilege(n.oid, n.privilege)
    group by n.type, n.qualified
    union
    select 'usage', 'schema', n.nspname
    from pg_catalog.pg_namespace as n
    cross join said as s
    where n.nspname in ('nyx', 'saturnus', 'etl', 'corrected')
        and (s.message || ' ' || s.statement) ~ ('\m' || n.nspname || '\M')
        and not pg_catalog.has_schema_privilege(n.oid, 'usage')
    union
    select 'create', 'database', pg_catalog.quote_ident(pg_catalog.current_database())
    from said as s
    where pg_catalog.strpos(s.message, pg_catalog.current_database()) > 0
        and s.statement ~ '\mcreate\s+(schema|extension)\M'
        and not pg_catalog.has_database_privilege(pg_catalog.current_database(), 'create')
    union
    select 'temporary', 'database', pg_catalog.quote_ident(pg_catalog.current_database())
    from said as s
    where pg_catalog.strpos(s.message, pg_catalog.current_database()) > 0
        and not pg_catalog.has_database_privilege(pg_catalog.current_database(), 'temporary')
)

select
    pg_catalog.quote_ident(current_user) as role,
    l.privileges || ' on ' || l.type || ' ' || l.name as lacking,
    pg_catalog.format(
        'grant %s on %s to %I', l.privileges, case l.type
            when 'view' then 'table'
            else l.type
        end || ' ' || l.name,
        current_user
    ) as remedy
from lacking as l
order by l.type = 'schema' desc, l.name
