-- Grain of pg_temp.company_of: one pair of company key and domain in the staged job posts ('' is none), with its company.
-- A domain names a company; without one its key does. pg_temp.known_company is nyx.companies with its keys. No parameters.
update pg_temp.company_of as pair
set sure_domain = sure.company_domain
from (
    select company_key, min(company_domain) as company_domain
    from pg_temp.company_of
    where company_domain <> ''
    group by company_key
    having count(distinct company_domain) = 1
) as sure
where pair.company_domain = '' and sure.company_key = pair.company_key;

update pg_temp.company_of as pair
set company_id = known.company_id
from (
    select distinct on (company_domain) company_domain, company_id
    from pg_temp.known_company
    where company_domain <> ''
    order by company_domain, created_at, company_id
) as known
where known.company_domain = pair.sure_domain;

update pg_temp.company_of as pair
set company_id = (
    select known.company_id
    from pg_temp.known_company as known
    where known.company_key = pair.company_key
        and (known.company_domain = '' or pair.sure_domain = '')
    order by known.created_at, known.company_id
    limit 1
)
where pair.company_id is null;

-- Two names with one domain are one new company, and so are two spellings with one key.
update pg_temp.company_of as pair
set company_id = made.company_id, is_new = true
from (
    select
        sure_domain,
        case when sure_domain = '' then company_key else '' end as company_key,
        gen_random_uuid() as company_id
    from pg_temp.company_of
    where company_id is null
    group by 1, 2
) as made
where pair.company_id is null
    and made.sure_domain = pair.sure_domain
    and made.company_key = case when pair.sure_domain = '' then pair.company_key else '' end;

insert into nyx.companies (id, name, canonical_domain)
select distinct on (company_id) company_id, company_name, nullif(sure_domain, '')
from pg_temp.company_of
where is_new
order by company_id, first_record;
