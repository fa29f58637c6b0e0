-- Grain: one record of the DuckDB view `chosen` (a column per field, null where the file has none), as nyx.job_posts holds
-- it, but instants as microseconds since 1970. DuckDB, not PostgreSQL: the functions are defined in job-post-functions.ts. A
-- call costs a microsecond, so each is made only where the value is not already what it would return, and what few values
-- say is worked out before, in posting_place, posting_pay and pair_company.
with
tidy as (
    select
        record_number,
        trim(source_url) as source_url,
        nullif(trim(canonical_url), '') as canonical_url,
        nullif(one_line(said_once(without_markup(repaired(job_title)))), '') as job_title,
        employment_type,
        seniority_level,
        without_markup(repaired(department)) as department,
        posting_datetime,
        nullif(scraped_html, '') as scraped_html,
        nullif(repaired(description_raw), '') as description_raw,
        nullif(trim(description_clean), '') as description_clean,
        compensation,
        compensation_min,
        compensation_max,
        compensation_currency,
        compensation_period,
        place_key_of(raw_location, location_city, location_region, location_country, is_remote_allowed, employment_type)
            as place_key,
        pair_key_of(company_name, company_url, job_source, trim(source_url)) as pair_key
    from chosen
)

select
    post_id(record_number) as id,
    record_number,
    source_url,
    coalesce(
        canonical_url,
        case when is_canonical_url(source_url) then source_url else canonical_url_of(source_url) end
    ) as canonical_url,
    job_title,
    place.raw_location,
    place.location_city,
    place.location_country,
    known_employment(employment_type) as employment_type,
    known_seniority(seniority_level) as seniority_level,
    department,
    epoch_us(known_instant(posting_datetime)::timestamptz) as posting_datetime,
    scraped_html,
    description_raw,
    coalesce(
        description_clean,
        case when has_markup(coalesce(description_raw, scraped_html))
            then html_text_of(coalesce(description_raw, scraped_html))
        end
    ) as description_clean,
    place.is_remote_allowed,
    pay.compensation_currency,
    pay.compensation_min,
    pay.compensation_max,
    pay.compensation_notes,
    pair.company_id,
    pair.job_source_id
from tidy
inner join posting_place as place on place.place_key = tidy.place_key
left join posting_pay as pay
    on pay.pay_key = pay_key_of(
        tidy.compensation, tidy.compensation_min, tidy.compensation_max, tidy.compensation_currency,
        tidy.compensation_period, place.location_country
    )
left join pair_company as pair on pair.pair_key = tidy.pair_key
