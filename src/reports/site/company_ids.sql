-- Grain: one company with an application, by name. No parameters.
select c.id::varchar as id
from companies as c
where c.id in (select f.company_id from application_facts as f)
order by c.name, c.id
