-- Grain of pg_temp.company_of: one company key and domain in the file ('' is none), with its
-- company. A domain names a company; without one its key does. pg_temp.posting_pair is what the
-- file says, pg_temp.known_company nyx.companies with its keys, in the order of their age. No
-- parameters.
create temporary table company_of on commit drop as
select
    company_key,
    company_domain,
    company_domain as sure_domain,
    (array_agg(company_name order by pair_number))[1] as company_name,
    min(pair_number) as first_pair,
    null::uuid as company_id,
    false as is_new
from pg_temp.posting_pair
where company_key <> ''
group by company_key, company_domain;

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
    order by company_domain, age_rank
) as known
where known.company_domain = pair.sure_domain;

update pg_temp.company_of as pair
set company_id = known.company_id
from (
    select distinct on (unnamed.company_key, unnamed.sure_domain)
        unnamed.company_key, unnamed.sure_domain, known.company_id
    from pg_temp.company_of as unnamed
    inner join pg_temp.known_company as known on known.company_key = unnamed.company_key
    where unnamed.company_id is null and (known.company_domain = '' or unnamed.sure_domain = '')
    order by unnamed.company_key, unnamed.sure_domain, known.age_rank
) as known
where pair.company_id is null
    and known.company_key = pair.company_key
    and known.sure_domain = pair.sure_domain;

-- Two names with one domain are one new company, and so are two spellings with one key.
update pg_temp.company_of as pair
set company_id = made.company_id, is_new = true
from (
    select
        named.sure_domain,
        named.company_key,
        gen_random_uuid() as company_id
    from (
        select distinct sure_domain,
        case
            when sure_domain = '' then company_key
            else ''
        end as company_key
        from pg_temp.company_of
        where company_id is null
    ) as named
) as made
where pair.company_id is null
    and made.sure_domain = pair.sure_domain
    and made.company_key = case when pair.sure_domain = '' then pair.company_key else '' end;

insert into nyx.companies (id, name, canonical_domain)
select distinct on (company_id) company_id, company_name, nullif(sure_domain, '')
from pg_temp.company_of
where is_new
order by company_id, first_pair;

-- Grain: one combination in the file, with the keys of its company and its source.
create temporary table resolved_pair on commit drop as
select pair.pair_number, company.company_id, source.job_source_id
from pg_temp.posting_pair as pair
left join pg_temp.company_of as company
    on company.company_key = pair.company_key and company.company_domain = pair.company_domain
left join (
    select distinct on (lower(name)) lower(name) as name, id as job_source_id
    from nyx.job_sources
    order by lower(name), created_at, id
) as source on source.name = lower(pair.job_source);
