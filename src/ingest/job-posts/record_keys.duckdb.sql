-- Grain: one record of the DuckDB view `keyed` (`field`, or what is merged of it), as far as it decides what becomes of the record, and what many records say
-- alike about company, place and pay. Read from the file once; only a record that cannot be loaded is kept as it came.
with judged as (
    select
        record_number,
        trim(source_url) as source_url,
        hash(url_key(trim(source_url))) as url_hash,
        record_hash as source_hash,
        coalesce(
            ' ' || broken,
            case when is_blank(job_title) and is_blank(company_name) and is_blank(raw_location)
                and is_blank(description_raw) and (is_blank(source_url) or starts_with(source_url, 'urn:nyx-etl:'))
                then ' no_post'
            end,
            problem_of(source_url, job_title, location_city, company_name)
        ) as problem,
        is_blank(job_title) as untitled,
        case when posting_datetime not like '____-%'
            then nullif(regexp_extract(posting_datetime, '^\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{1,4})(,|\s|$)', 1), '')
        end as slashed_date,
        raw,
        company_name,
        company_url,
        job_source,
        place_key_of(raw_location, location_city, location_region, location_country, is_remote_allowed, employment_type)
            as place_key,
        raw_location,
        location_city,
        location_region,
        location_country,
        is_remote_allowed,
        employment_type,
        compensation,
        compensation_min,
        compensation_max,
        compensation_currency,
        compensation_period
    from keyed
)

select
    * exclude (raw),
    case when problem is not null or untitled then raw_text(raw) end as raw
from judged
