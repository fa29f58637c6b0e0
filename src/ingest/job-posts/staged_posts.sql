-- Grain: one staged job post with the types and keys of nyx.job_posts. A description without markup is its own clean text:
-- description_clean is null then, as storing it twice would double the table. No parameters.
create temporary view staged_post as
select
    s.record_number,
    s.source_url,
    s.canonical_url,
    s.job_title,
    s.raw_location,
    s.location_city,
    s.location_country,
    s.employment_type,
    s.seniority_level,
    s.department,
    s.posting_datetime,
    s.scraped_html,
    s.description_raw,
    s.description_clean,
    s.is_remote_allowed,
    s.compensation_currency,
    s.compensation_min,
    s.compensation_max,
    s.compensation_notes,
    company.company_id,
    source.job_source_id
from pg_temp.stage as s
left join pg_temp.company_of as company
    on company.company_key = s.company_key and company.company_domain = s.company_domain
left join (
    select distinct on (lower(name)) lower(name) as name, id as job_source_id
    from nyx.job_sources
    order by lower(name), created_at, id
) as source on source.name = lower(s.job_source);
