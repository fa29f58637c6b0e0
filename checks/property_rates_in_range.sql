-- Every rate of a company lies within 0 and 1.
-- severity: error
-- stage: company_properties
-- owner: Data engineering; company_properties.sql divides wrongly.
select company_id, key, value
from pg_temp.company_properties
where key like '%\_rate'
    and not (jsonb_typeof(value) = 'number' and value between to_jsonb(0) and to_jsonb(1))
