-- Grain: the statement that writes corrections which were put aside, whatever columns somebody has
-- added to them. No parameters.
select format(
    'insert into nyx.data_corrections (%1$s) overriding system value
    select %1$s from pg_temp.adopted_corrections order by created_at nulls first, id',
    string_agg(quote_ident(a.attname), ', ' order by a.attnum)
) as statement
from pg_catalog.pg_attribute as a
where a.attrelid = 'nyx.data_corrections'::regclass
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
