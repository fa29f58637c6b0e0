-- Grain: one schema that has a name of ours and that nyx-etl has not made, in a database that it
-- has never migrated. A schema etl without anything in it is taken as it is. No parameters.
select n.nspname::text as name
from pg_catalog.pg_namespace as n
where (
        n.nspname in ('nyx', 'saturnus', 'corrected')
        or n.nspname = 'etl' and (
            exists (select from pg_catalog.pg_class as c where c.relnamespace = n.oid)
            or exists (select from pg_catalog.pg_proc as p where p.pronamespace = n.oid)
            or exists (select from pg_catalog.pg_type as t where t.typnamespace = n.oid)
        )
    )
    -- The ledger of migrations, by the columns that it has had from the beginning.
    and not exists (
        select
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as etl on etl.oid = c.relnamespace and etl.nspname = 'etl'
        join pg_catalog.pg_attribute as a
            on a.attrelid = c.oid
            and a.attname in ('version', 'name', 'sha256', 'applied_at')
            and not a.attisdropped
        where c.relname = 'migrations' and c.relkind = 'r'
        group by c.oid
        having count(*) = 4
    )
order by n.nspname
