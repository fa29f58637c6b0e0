-- Grain: one statement that makes a view in schema public in the place of a table that was adopted
-- from there, with the rights that roles have on the table. Parameter: moving, a JSON array of
-- tables, {source, schema, name}.
with tables as (
    select c.oid, m.schema, m.name, c.relacl, c.relowner
    from jsonb_to_recordset(:'moving'::jsonb) as m (source text, schema text, name text)
    join pg_class as c on c.oid = to_regclass(format('%I.%I', m.schema, m.name))
    where m.source = 'public'
)

select
    format(
        'create view public.%1$I with (security_invoker) as select * from %2$I.%1$I;
        alter view public.%1$I owner to %3$s;
        comment on view public.%1$I is %4$L',
        name, schema, relowner::regrole,
        'Stands in for ' || schema || '.' || name
            || ' for sessions with an older search_path; made by nyx-etl adopt, '
        || to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    ) as statement
from tables

union all

select format(
    'grant %s on public.%I to %s', g.privilege_type, t.name,
    case g.grantee when 0 then 'public' else g.grantee::regrole::text end
)
from tables as t
cross join lateral aclexplode(t.relacl) as g
where g.grantee <> t.relowner and g.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')

order by statement
