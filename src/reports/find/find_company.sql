-- Grain: one company that `wanted` names (its id, or its name in any case), the one applied to most
-- first. Parameters: wanted.
select c.id::varchar as id, c.name, c.canonical_domain as domain
from companies as c
left join application_funnel as f on f.company_id = c.id
where c.id::varchar = lower($wanted) or lower(trim(c.name)) = lower(trim($wanted))
group by c.id, c.name, c.canonical_domain
order by c.name = $wanted desc, count(f.application_id) desc, c.id
limit 2
