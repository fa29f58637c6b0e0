-- Grain: one thing of a database, of whatever kind, as text: what nothing has touched gives the
-- same rows again. The rows of tables are told by their number and the sum of their hashes. No
-- parameters.
with schemas as (
    select n.oid, quote_ident(n.nspname) as name, n.nspowner, n.nspacl
    from pg_catalog.pg_namespace as n
    where n.nspname <> 'information_schema' and not pg_catalog.starts_with(n.nspname, 'pg_')
),

relations as (
    select c.*, s.name || '.' || quote_ident(c.relname) as name
    from pg_catalog.pg_class as c
    join schemas as s on s.oid = c.relnamespace
)

select concat_ws(' ', 'schema', s.name, s.nspowner, s.nspacl) as thing
from schemas as s

union all

select concat_ws(
    ' ', 'relation', r.name, r.oid, r.relkind, r.relowner, r.relacl, r.reloptions,
    r.relpersistence, r.relfilenode,
    r.relrowsecurity, r.relforcerowsecurity, r.relreplident,
    pg_catalog.obj_description(r.oid, 'pg_class')
)
from relations as r

union all

select concat_ws(
    ' ', 'rows', r.name,
    pg_catalog.query_to_xml(
        format(
            'select count(*) as n, sum(pg_catalog.hashtextextended(t::text, 0)) as digest
            from only %s as t',
            r.oid::regclass
        ),
        true, true, ''
    )
)
from relations as r
where r.relkind = 'r'

union all

select concat_ws(
    ' ', 'column', r.name, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull,
    a.attidentity, a.attgenerated, a.attcollation, a.attacl,
    pg_catalog.pg_get_expr(d.adbin, d.adrelid), pg_catalog.col_description(r.oid, a.attnum)
)
from relations as r
join pg_catalog.pg_attribute as a on a.attrelid = r.oid and a.attnum > 0
left join pg_catalog.pg_attrdef as d on d.adrelid = r.oid and d.adnum = a.attnum

union all

select concat_ws(
    ' ', 'constraint', k.oid, k.conname, k.convalidated, pg_catalog.pg_get_constraintdef(k.oid)
)
from pg_catalog.pg_constraint as k
join schemas as s on s.oid = k.connamespace

union all

select concat_ws(' ', 'index', i.indisvalid, pg_catalog.pg_get_indexdef(i.indexrelid))
from relations as r
join pg_catalog.pg_index as i on i.indrelid = r.oid

union all

select concat_ws(' ', 'trigger', g.oid, g.tgenabled, pg_catalog.pg_get_triggerdef(g.oid))
from relations as r
join pg_catalog.pg_trigger as g on g.tgrelid = r.oid

union all

select concat_ws(' ', 'rule', w.oid, w.ev_enabled, pg_catalog.pg_get_ruledef(w.oid))
from relations as r
join pg_catalog.pg_rewrite as w on w.ev_class = r.oid

union all

select concat_ws(
    ' ', 'policy', r.name, p.oid, p.polname, p.polroles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid)
)
from relations as r
join pg_catalog.pg_policy as p on p.polrelid = r.oid

union all

select concat_ws(' ', 'function', p.oid, p.proname, p.proowner, p.proacl, pg_catalog.md5(p.prosrc))
from pg_catalog.pg_proc as p
join schemas as s on s.oid = p.pronamespace

union all

select concat_ws(' ', 'type', t.oid, t.typname)
from pg_catalog.pg_type as t
join schemas as s on s.oid = t.typnamespace

union all

select concat_ws(' ', 'setting', s.setrole, s.setconfig)
from pg_catalog.pg_db_role_setting as s
where s.setdatabase in (
        0, (select d.oid from pg_catalog.pg_database as d where d.datname = current_database())
    )

union all

select concat_ws(' ', 'event trigger', e.evtname, e.evtenabled, e.evtfoid)
from pg_catalog.pg_event_trigger as e

union all

select concat_ws(' ', 'publication', p.pubname, p.puballtables, m.prrelid)
from pg_catalog.pg_publication as p
left join pg_catalog.pg_publication_rel as m on m.prpubid = p.oid

union all

select concat_ws(' ', 'default privileges', d.oid, d.defaclacl)
from pg_catalog.pg_default_acl as d

order by thing
