-- Grain: one combination in the file, with the keys of its company and its source. No parameters.
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
