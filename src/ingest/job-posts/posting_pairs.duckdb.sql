-- Grain: one combination of company, website, source and host in the DuckDB view `chosen_key`, numbered by its first record.
-- They are few, so that what is worked out for a combination is worked out once.
create or replace temporary table posting_pair as
select
    pair_number,
    pair_key,
    company_of(repaired(company_name), company_url, host)::json as company,
    job_source_of(job_source, host) as source_name
from (
    select
        min(record_number) as pair_number,
        pair_key_of(company_name, company_url, job_source, source_url) as pair_key,
        any_value(company_name) as company_name,
        any_value(company_url) as company_url,
        any_value(job_source) as job_source,
        any_value(host_of(source_url)) as host
    from chosen_key
    group by pair_key
)
