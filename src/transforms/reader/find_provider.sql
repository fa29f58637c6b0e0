-- The vendor of the API at :'base_url', made as :'name' where there is none. Parameters: name,
-- base_url, pricing.
with
known as (
    select id from nyx.model_providers
    where base_url = :'base_url'::text or name = :'name'::text
    order by base_url is distinct from :'base_url'::text, created_at, id
    limit 1
),

made as (
    insert into nyx.model_providers (name, base_url, pricing_json)
    select :'name'::text, :'base_url'::text, :'pricing'::jsonb
    where not exists (select from known)
    returning id
)

select id from known
union all
select id from made
