-- Grain: one pair of company key and domain in the staged job posts; '' is none. No parameters.
create temporary table company_of on commit drop as
select
    company_key,
    company_domain,
    company_domain as sure_domain,
    (array_agg(company_name order by record_number))[1] as company_name,
    min(record_number) as first_record,
    null::uuid as company_id,
    false as is_new
from pg_temp.stage
where company_key <> ''
group by company_key, company_domain;

create temporary table known_company (
    company_id uuid,
    company_key text,
    company_domain text,
    created_at timestamptz
) on commit drop;
