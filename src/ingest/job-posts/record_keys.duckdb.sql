-- Grain: one record of the DuckDB view `field`, as far as it decides what becomes of the record. Read from the file once.
create or replace temporary table record_key as
select
    record_number,
    trim(source_url) as source_url,
    record_hash as source_hash,
    problem_of(source_url, job_title, location_city, company_name) as problem,
    coalesce(trim(job_title), '') = '' as untitled,
    case when posting_datetime not like '____-%'
        then nullif(regexp_extract(posting_datetime, '^\s*(\d{1,4}[/.]\d{1,2}[/.]\d{1,4})(\s|$)', 1), '')
    end as slashed_date
from field
