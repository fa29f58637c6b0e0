-- Grain: one row for the whole file, read from the DuckDB view `field` before anything is loaded.
select
    coalesce(max(record_number), 0) as records,
    count(*) filter (where problem_of(source_url, job_title, location_city, company_name) is not null) as problems,
    count(*) filter (where coalesce(trim(job_title), '') = '') as untitled,
    count(source_url) - count(distinct trim(source_url)) as repeats,
    list(distinct regexp_extract(posting_datetime, '^\s*(\d{1,4}[/.]\d{1,2}[/.]\d{1,4})(\s|$)', 1)) as slashed_dates
from field
