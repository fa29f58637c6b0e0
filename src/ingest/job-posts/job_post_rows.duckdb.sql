-- Grain: one record of the DuckDB view `chosen` (a column per field, null where the file has none), as nyx.job_posts holds
-- it. DuckDB, not PostgreSQL: the functions are defined in job-post-functions.ts. A call costs a microsecond and a row has
-- ten of them, so each is made only where the value is not already what it would return.
with
tidy as (
    select
        record_number,
        trim(source_url) as source_url,
        nullif(trim(canonical_url), '') as canonical_url,
        nullif(one_line(case when has_markup(job_title) then html_text_of(repaired(job_title)) else repaired(job_title) end), '')
            as job_title,
        repaired(raw_place(raw_location, location_city, location_region, location_country)) as raw_location,
        nullif(trim(location_city), '') as location_city,
        nullif(trim(location_country), '') as location_country,
        employment_type,
        seniority_level,
        repaired(department) as department,
        posting_datetime,
        nullif(scraped_html, '') as scraped_html,
        nullif(repaired(description_raw), '') as description_raw,
        nullif(trim(description_clean), '') as description_clean,
        is_remote_allowed,
        case when employment_type in ('full_time', 'part_time', 'contract', 'intern', 'freelance') then null
            when regexp_matches(employment_type, '(?i)remote|hybrid') then employment_type
        end as work_mode,
        compensation,
        compensation_min,
        compensation_max,
        compensation_currency,
        compensation_period,
        pair_key_of(company_name, company_url, job_source, source_url) as pair_key
    from chosen
),

located as (
    select
        * exclude (location_city, location_country),
        case when raw_location is not null then location_of(raw_location) end::json as place,
        case when location_city is not null then city_of(location_city) end as location_city,
        case when location_country is not null then country_of(location_country) end as location_country
    from tidy
),

paid as (
    select
        * replace (
            coalesce(location_city, place ->> 'city') as location_city,
            coalesce(location_country, place ->> 'country') as location_country
        ),
        case when coalesce(compensation, compensation_min, compensation_max) is not null then compensation_of(
            compensation, compensation_min, compensation_max, compensation_currency, compensation_period,
            case when compensation_currency is null then coalesce(location_country, place ->> 'country') end
        ) end::json as pay
    from located
)

select
    concat(id_prefix(), lpad(to_hex(record_number), 12, '0')) as id,
    record_number,
    copyable(source_url) as source_url,
    copyable(coalesce(
        canonical_url,
        case when is_canonical_url(source_url) then source_url else canonical_url_of(source_url) end
    )) as canonical_url,
    copyable(job_title) as job_title,
    copyable(raw_location) as raw_location,
    copyable(location_city) as location_city,
    location_country,
    case when employment_type in ('full_time', 'part_time', 'contract', 'intern', 'freelance') then employment_type
        when employment_type is not null then employment_type_of(employment_type)
    end as employment_type,
    case when seniority_level in ('intern', 'junior', 'mid', 'senior', 'lead', 'principal', 'director') then seniority_level
        when seniority_level is not null then seniority_level_of(seniority_level)
    end as seniority_level,
    copyable(department) as department,
    case when is_iso_instant(posting_datetime) then posting_datetime
        when posting_datetime is not null then posting_date_of(posting_datetime)
    end as posting_datetime,
    copyable(scraped_html) as scraped_html,
    copyable(description_raw) as description_raw,
    copyable(coalesce(
        description_clean,
        case when has_markup(coalesce(description_raw, scraped_html))
            then html_text_of(coalesce(description_raw, scraped_html))
        end
    )) as description_clean,
    case when is_remote_allowed in ('true', 'false') then is_remote_allowed
        when coalesce(is_remote_allowed, work_mode, raw_location) is not null
            then remote_flag_of(is_remote_allowed, coalesce(work_mode || '; ' || raw_location, work_mode, raw_location))
    end as is_remote_allowed,
    pay ->> 'currency' as compensation_currency,
    pay ->> 'min' as compensation_min,
    pay ->> 'max' as compensation_max,
    copyable(pay ->> 'notes') as compensation_notes,
    pair.company_id,
    pair.job_source_id
from paid
left join pair_company as pair on pair.pair_key = paid.pair_key
