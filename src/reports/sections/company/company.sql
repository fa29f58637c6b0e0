-- Grain: one of the companies. Parameters: company_ids.
select
    c.id::varchar as company_id,
    c.id::varchar as id,
    c.name,
    c.canonical_domain as domain,
    coalesce(c.tier, 'unknown') as tier,
    c.industry,
    c.size_bucket as size,
    c.hq_city as city,
    c.hq_country as country
from companies as c
where c.id in (select unnest(getvariable('company_ids')::uuid[]))
