-- Grain: one record, from the DuckDB view `field` (a column per field, null where the file has none). DuckDB, not PostgreSQL:
-- the functions are defined in job-post-functions.ts. What needs one only now and then asks first whether it must be called.
with
tidy as (
    select
        record_number,
        trim(source_url) as source_url,
        nullif(trim(canonical_url), '') as canonical_url,
        nullif(trim(regexp_replace(repaired(job_title), '\s+', ' ', 'g')), '') as job_title,
        repaired(coalesce(raw_location, nullif(concat_ws(', ', location_city, location_country), ''))) as raw_location,
        nullif(trim(location_city), '') as location_city,
        nullif(trim(location_country), '') as location_country,
        employment_type,
        seniority_level,
        repaired(department) as department,
        posting_datetime,
        scraped_html,
        repaired(description_raw) as description_raw,
        description_clean,
        is_remote_allowed,
        case when coalesce(compensation, compensation_min, compensation_max) is not null
            then compensation_of(compensation, compensation_min, compensation_max, compensation_currency, compensation_period)
        end::json as compensation,
        case when coalesce(company_name, company_url) is not null
            then company_of(repaired(company_name), company_url, source_url)
        end::json as company,
        job_source_of(job_source, source_url) as job_source,
        tags_of(tags) as tags
    from field
),

placed as (
    select
        *,
        case when raw_location is not null then location_of(raw_location) end::json as place
    from tidy
)

select
    record_number,
    copyable(source_url) as source_url,
    copyable(coalesce(canonical_url, canonical_url_of(source_url))) as canonical_url,
    copyable(job_title) as job_title,
    copyable(raw_location) as raw_location,
    copyable(coalesce(location_city, place ->> 'city')) as location_city,
    copyable(coalesce(country_of(location_country), place ->> 'country')) as location_country,
    employment_type_of(employment_type) as employment_type,
    seniority_level_of(seniority_level) as seniority_level,
    copyable(department) as department,
    posting_date_of(posting_datetime) as posting_datetime,
    copyable(scraped_html) as scraped_html,
    copyable(description_raw) as description_raw,
    copyable(coalesce(
        description_clean,
        case when regexp_matches(coalesce(description_raw, scraped_html), '<[a-zA-Z/!]|&[a-zA-Z#]')
            then html_text_of(coalesce(description_raw, scraped_html))
        end
    )) as description_clean,
    remote_flag_of(is_remote_allowed, raw_location) as is_remote_allowed,
    compensation ->> 'currency' as compensation_currency,
    compensation ->> 'min' as compensation_min,
    compensation ->> 'max' as compensation_max,
    copyable(compensation ->> 'notes') as compensation_notes,
    copyable(company ->> 'name') as company_name,
    coalesce(copyable(company ->> 'key'), '') as company_key,
    coalesce(company ->> 'domain', '') as company_domain,
    copyable(job_source) as job_source,
    copyable(tags) as tags
from placed
