-- Grain: one property of a company, its value as JSON, with the interval of a rate. Parameters: company_ids.
select
    p.company_id::varchar as company_id,
    p.key,
    p.source,
    p.value::varchar as value,
    i.value::varchar as ci95
from company_properties as p
left join company_properties as i
    on i.company_id = p.company_id and i.key = p.key || '_ci95' and i.source = 'computed' and p.source = 'computed'
where p.company_id in (select unnest($company_ids::uuid[])) and not p.key like '%\_ci95' escape '\'
order by p.company_id, p.key
