-- Grain: one company with an application. No parameters.
select c.id::varchar as id, c.name, coalesce(c.tier, 'unknown') as tier
from companies as c
where c.id in (select f.company_id from application_funnel as f)
