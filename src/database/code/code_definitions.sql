-- Grain: one function or view that is there, with the digest of how the server prints it.
-- Parameter: names, a JSON array such as ["view etl.cohorts", "function etl.is_answer(text)"].
with named as (
    select
        name, split_part(name, ' ', 1) as kind,
        substr(name, strpos(name, ' ') + 1) as identity
    from jsonb_array_elements_text(:'names'::jsonb) as names (name)
),

printed as (
    select n.name, pg_get_functiondef(p.oid) as definition
    from named as n
    join pg_proc as p on p.oid = to_regprocedure(n.identity)
    where n.kind = 'function' and p.prokind <> 'a'
    union all
    select n.name, pg_get_viewdef(c.oid)
    from named as n
    join pg_class as c on c.oid = to_regclass(n.identity)
    where n.kind = 'view'
)

select name, encode(sha256(convert_to(definition, 'UTF8')), 'hex') as digest
from printed
