-- Grain: one company; without company_id those with an application. Parameters: company_id (null: all).
select
    c.id::varchar as id,
    c.name,
    c.canonical_domain as domain,
    coalesce(c.tier, 'unknown') as tier,
    c.industry,
    c.size_bucket as size,
    c.hq_city as city,
    c.hq_country as country
from companies as c
where c.id = $company_id::uuid
    or $company_id::varchar is null and c.id in (select f.company_id from application_funnel as f)
order by c.name, c.id
