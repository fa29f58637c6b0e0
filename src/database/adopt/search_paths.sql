-- Grain: one search_path that is set for the database, or for a role that may use tables in it, and
-- does not lead to both schemas; with the statement that leads there before schema public, and
-- leaves the rest as it is. No parameters.
with settings as (
    select s.setrole, s.setdatabase, substr(setting.text, length('search_path=') + 1) as path
    from pg_catalog.pg_db_role_setting as s
    cross join lateral unnest(s.setconfig) as setting (text)
    where setting.text like 'search\_path=%'
        and s.setdatabase in (
            0, (select d.oid from pg_catalog.pg_database as d where d.datname = current_database())
        )
),

-- What is set for a role in this database goes before what is set for the role, and that before
-- what is set for the database.
effective as (
    select distinct on (setrole) setrole, path
    from settings
    where setdatabase <> 0
        or setrole <> 0 and exists (
            select
            from pg_catalog.pg_class as c
            where c.relkind = 'r'
                and c.relnamespace::regnamespace::text in ('public', 'nyx', 'saturnus')
                and has_table_privilege(setrole, c.oid, 'select, insert, update, delete')
        )
    order by setrole, setdatabase desc
),

asked as (
    select * from effective
    union all
    select 0, 'public' where not exists (select from effective where setrole = 0)
),

schemas as (
    select
        e.setrole,
        part.position,
        case
            when part.match[1] is not null then replace(part.match[1], '""', '"')
            else lower(part.match[2])
        end as name
    from asked as e
    cross join lateral regexp_matches(e.path, '"((?:[^"]|"")*)"|([^\s,"]+)', 'g')
        with ordinality as part (match, position)
),

paths as (
    select
        setrole,
        bool_or(name = 'nyx') and bool_or(name = 'saturnus') as leads_there,
        string_agg(
            case
                when name = 'public' then 'nyx, saturnus, public'
                else quote_ident(name)
            end, ', ' order by position
        ) filter (where name not in ('nyx', 'saturnus', '')) as path,
        bool_or(name = 'public') as has_public
    from schemas
    group by setrole
)

select
    case setrole when 0 then 'the database' else 'role ' || setrole::regrole end as whose,
    setrole = 0 as "isOfAll",
    format(
        'alter %s set search_path = %s',
        case setrole
            when 0 then format('database %I', current_database())
            else format('role %s in database %I', setrole::regrole, current_database())
        end,
        concat_ws(', ', case when not has_public then 'nyx, saturnus' end, path)
    ) as statement
from paths
where not leads_there
order by whose
