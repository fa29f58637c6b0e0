-- Grain: one trigger or rule of somebody else's that acts when corrections are written or deleted,
-- while there are none of ours. No parameters.
select 'trigger ' || quote_ident(g.tgname) as handler
from pg_catalog.pg_trigger as g
where g.tgrelid = 'nyx.data_corrections'::regclass and not g.tgisinternal and g.tgenabled <> 'D'

union all

select 'rule ' || quote_ident(w.rulename)
from pg_catalog.pg_rewrite as w
where w.ev_class = 'nyx.data_corrections'::regclass and w.ev_enabled <> 'D'

order by handler
